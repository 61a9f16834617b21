// JUnit XML, which every CI system shows: a test suite for each file, a test case for each rule that was met and
// for each finding. Waived findings and what cannot be told yet are skipped tests, with the reason.
// There is no official schema; https://github.com/testmoapp/junitxml lists what readers agree on.

import type { create } from 'xmlbuilder2';
import type { Finding } from '../policy/index.js';
import { isAtLeast } from '../policy/index.js';
import { placeOf, type Report, type ReportFormat } from './report.js';

export const junit: ReportFormat = {
  name: 'junit',
  summary: 'JUnit XML, for the test reports of CI systems',
  render: async (report) => {
    // Loaded when it is needed: most runs write no XML.
    const { create: newDocument } = await import('xmlbuilder2');
    return write(newDocument, report);
  },
};

interface TestCase {
  readonly name: string;
  readonly suite: string;
  readonly line?: number;
  readonly outcome?: {
    readonly kind: 'failure' | 'error' | 'skipped';
    readonly message: string;
    readonly text?: string;
  };
}

function write(newDocument: typeof create, report: Report): string {
  const cases = testCases(report);
  const count = (kind: string, list: readonly TestCase[] = cases) =>
    list.filter(({ outcome }) => outcome?.kind === kind).length;
  const counts = (list: readonly TestCase[]) => ({
    tests: list.length,
    failures: count('failure', list),
    errors: count('error', list),
    skipped: count('skipped', list),
  });
  const root = newDocument({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: 'portcullis',
    ...counts(cases),
  });
  for (const suite of [...new Set(cases.map((one) => one.suite))]) {
    const own = cases.filter((one) => one.suite === suite);
    const element = root.ele('testsuite', { name: suite, ...counts(own) });
    for (const { name, line, outcome } of own) {
      const test = element.ele('testcase', {
        name,
        classname: suite,
        file: suite,
        ...(line !== undefined && { line }),
      });
      if (!outcome) continue;
      const result = test.ele(outcome.kind, { message: outcome.message });
      if (outcome.text) result.txt(outcome.text);
    }
  }
  return `${root.end({ format: 'xml', prettyPrint: true })}\n`;
}

function testCases(report: Report): TestCase[] {
  const wrong = report.diagnostics.map((one): TestCase => {
    const { file, line } = placeOf(one);
    const text = one.hint ?? '';
    const kind = one.severity === 'error' ? 'error' : 'skipped';
    return { name: one.code, suite: file, line, outcome: { kind, message: one.message, text } };
  });
  const met = report.checked.flatMap(({ file, results }) =>
    results
      .filter(({ verdict }) => verdict === 'pass')
      .map(({ rule }): TestCase => ({ name: `${rule.id}: ${rule.title}`, suite: file })),
  );
  return [...wrong, ...report.findings.map((one) => findingCase(one, report)), ...met];
}

function findingCase(finding: Finding, { failOn }: Report): TestCase {
  const { at, rule, title, message, risk, hint, waived, severity, verdict } = finding;
  const text = `${at}\n${message}\nRisk: ${risk}\nFix: ${hint}`;
  const base = { name: `${rule}: ${title}`, suite: at.file, line: at.line };
  if (waived) {
    const reason = `waived until ${waived.until}: ${waived.reason}`;
    return { ...base, outcome: { kind: 'skipped', message: reason, text } };
  }
  if (verdict === 'error') return { ...base, outcome: { kind: 'error', message, text } };
  // A test that fails without failing the run would confuse whoever reads the two together.
  const kind = isAtLeast(severity, failOn) ? 'failure' : 'skipped';
  return { ...base, outcome: { kind, message: `${severity}: ${message}`, text } };
}
