// Who may call an operation, and who checks it.

export { authenticate, COMPOSED, UNCACHED } from './authenticate.js';
export { authorizerPermissions, behindBasePaths, planAuthorizers } from './authorizers.js';
export {
  explicitAuthorizerPermissions,
  explicitAuthorizerProblems,
} from './explicit-authorizers.js';
export { authenticationMessages } from './messages.js';
export { openness } from './openness.js';
export { type SchemeKinds, schemeKind, schemeKinds } from './scheme-kind.js';
