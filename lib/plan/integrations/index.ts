// What stands behind each operation: one file per kind of back end.

export { cacheKeyParameters } from './cache-key.js';
export { declareParameters, declareResponses } from './declare-mappings.js';
export {
  INTEGRATION,
  invokedFunction,
  isChosenByStage,
  withRenamedVariables,
  writtenIntegration,
} from './explicit.js';
export {
  type BackendKind,
  type BackendOf,
  corsHeaders,
  type IntegrationContext,
  type IntegrationKind,
  type VpcLinks,
} from './integration-kind.js';
export { integrationOf, isProxied, isProxy } from './kinds.js';
export { functionArn, statementId } from './lambda.js';
export { integrationMessages } from './messages.js';
export { functionPermissions } from './permissions.js';
export { requestSource } from './request-source.js';
export { planVpcLinks } from './vpc-link.js';
