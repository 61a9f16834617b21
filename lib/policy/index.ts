// Policy as code: the engine, waivers, and the catalogue of rules.

export { awayFromErrors } from './away-from-errors.js';
export { type EvaluateOptions, type Evaluation, evaluate, type RuleResult } from './evaluate.js';
export { type AppliedWaiver, type Finding, isAtLeast } from './finding.js';
export {
  type Comparison,
  type FindingIdentity,
  fingerprint,
  identityOf,
  identityOfDiagnostic,
  withoutKnown,
} from './identity.js';
export {
  INPUT_VERSION,
  type InputDocument,
  inputDocument,
  inputJsonSchema,
  type Places,
} from './input/index.js';
export { type Control, isCoveredBy, type Pack, packs } from './packs/index.js';
export { rulePage } from './page.js';
export { definePolicy, type Policy, type RuleSetting, rulesFor } from './policy.js';
export {
  type Check,
  defineRule,
  type Judgement,
  RULE_GROUPS,
  type Rule,
  type RuleGroup,
  type Severity,
  type StandardReference,
  type Subject,
} from './rule.js';
export {
  type Api,
  forApi,
  forAuthorizers,
  forConfiguredResources,
  forIntegrations,
  forModel,
  forOperations,
  forPolicyStatements,
  forResources,
  forRoutes,
  forSecuritySchemes,
  forTerraformApis,
  forTerraformMethods,
  isTrue,
  requires,
  together,
  undecided,
} from './rule-kinds.js';
export { rules } from './rules/index.js';
export { applyPolicy, type Extent, type PolicyEvaluation, settleWaivers } from './run.js';
export {
  type ApiAuthorizer,
  type ApiIntegration,
  type ApiMethod,
  type Authorization,
  apisOf,
  asList,
  asObject,
  Block,
  type ConfigurationFile,
  type Fact,
  inFile,
  isObject,
  isPlan,
  isSet,
  isUnknown,
  type JsonObject,
  type Locator,
  type PolicyKind,
  type PolicyStatement,
  policiesOf,
  policyStatements,
  readConfiguration,
  readHcl,
  readTerraform,
  type TerraformApi,
  type TerraformApis,
  TerraformGraph,
  TerraformResource,
} from './terraform/index.js';
export { WAIVER_FACTS, type WaiverPolicy } from './waiver-policy.js';
export {
  type GivenWaiver,
  isWithin,
  WAIVER_STATES,
  type WaiverState,
  type WaiverTarget,
  type WaiverUse,
} from './waivers.js';
