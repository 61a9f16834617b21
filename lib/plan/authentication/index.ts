// Who may call an operation, and who checks it.

export { authenticate, COMPOSED } from './authenticate.js';
export { authorizerPermissions, behindBasePaths, planAuthorizers } from './authorizers.js';
export {
  explicitAuthorizerPermissions,
  explicitAuthorizerProblems,
} from './explicit-authorizers.js';
export { authenticationMessages } from './messages.js';
export { schemeKind } from './scheme-kind.js';
