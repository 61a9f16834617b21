// Helpers for the tests of projects that use Portcullis, and for our own.

export { checkText, type TestOptions, type TestResult } from './check-text.js';
export { expectedOf, type Judged, judgeExample, type RuleExample } from './rule-examples.js';
