// What other rooms may know of the authorizer function: its configuration and how credentials are hashed.
// The function itself is reached only through its bundle.

export {
  type Alternative,
  type ApiKeyScheme,
  type AuthorizerConfig,
  type AuthorizerScheme,
  type BasicScheme,
  ConfigError,
  type JwtAlgorithm,
  type JwtScheme,
  parseConfig,
} from './config.js';
export { hashApiKey, hashCredential } from './hash-credential.js';
