// Terraform as rules see it: a graph of resources, from a configuration or from a plan.

import { Location, type SourceFile } from '../../source/index.js';
import type { TerraformGraph } from './graph.js';
import { type Locator, readConfiguration } from './read-configuration.js';
import { isPlan, readPlan } from './read-plan.js';

export {
  type ApiAuthorizer,
  type ApiIntegration,
  type ApiMethod,
  type Authorization,
  apisOf,
  authorizerIn,
  type Fact,
  integrationIn,
  type NamedIntegration,
  type TerraformApi,
  type TerraformApis,
  type Written,
} from './apis/index.js';
export { isTrue } from './argument.js';
export { Block } from './block.js';
export { Encoded } from './expression.js';
export { type Linked, TerraformGraph } from './graph.js';
export { type HclSource, readHcl } from './hcl/index.js';
export { asList, asObject, isObject, type JsonObject } from './json.js';
export { type LocatedPolicy, type PolicyKind, policiesOf } from './policies.js';
export {
  allowsEverybody,
  type PolicyStatement,
  policyOf,
  policyStatements,
} from './policy-document.js';
export { type ConfigurationFile, type Locator, readConfiguration } from './read-configuration.js';
export { isPlan } from './read-plan.js';
export { TerraformResource } from './resource.js';
export {
  areOfStageElsewhere,
  HTTP_STAGE,
  METHOD_SETTINGS,
  namingStage,
  type OfStage,
  ofStage,
  REST_STAGE,
  settingsForAll,
  settingsOf,
} from './stages.js';
export { hasUnknown, isSet, isUnknown, type Reference, Unknown } from './unknown.js';
export {
  CLASSIC_WEB_ACLS,
  effectiveRules,
  guardsApi,
  hasBlock,
  isWeakened,
  ownRules,
  RULE_GROUP,
  statements,
  type WafRule,
  type WafRules,
  WEB_ACL,
} from './web-acls.js';

/** Reads a configuration in one file, or a plan. */
export function readTerraform(
  json: unknown,
  locate: Locator,
  isGenerated?: (type: string, name: string) => boolean,
): TerraformGraph {
  if (isPlan(json)) return readPlan(json, locate);
  return readConfiguration([{ json, locate, ...(isGenerated && { isGenerated }) }]);
}

/** A locator for a file that was read; addresses inside it are exact. */
export function inFile(source: SourceFile): Locator {
  return (path) => new Location(source, path);
}
