// Policy as code: the engine, waivers, and the catalogue of rules.

export { type EvaluateOptions, type Evaluation, evaluate } from './evaluate.js';
export { type Finding, fingerprint, isAtLeast } from './finding.js';
export { type Pack, packs } from './packs.js';
export { rulePage } from './page.js';
export {
  defineRule,
  forApi,
  forConfiguredResources,
  forResources,
  type Problem,
  type Rule,
  type RuleGroup,
  type Severity,
  type StandardReference,
  type Subject,
} from './rule.js';
export { rules } from './rules/index.js';
export {
  block,
  inFile,
  type Locator,
  readTerraform,
  type TerraformConfig,
  type TerraformResource,
} from './terraform-config.js';
