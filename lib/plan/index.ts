// Decides what AWS gets: plain data with reasons. No cdktf here.

export { openness, schemeKind } from './authentication/index.js';
export { awsVariables } from './aws-variables.js';
export { type DocumentCheck, documentChecks } from './document-checks.js';
export { documentProblems, isAboutDocument } from './document-problems.js';
export { INTEGRATION, writtenIntegration } from './integrations/index.js';
export { accessLogName, fitted, gatewayName } from './names.js';
export { planGateway } from './plan-gateway.js';
export { checkBody } from './preflight/index.js';
export type { LockedShards, ShardLock } from './shards/index.js';
export {
  formatLock,
  fullBasePath,
  LOCK_FILE,
  operationKey,
  parseLock,
  relativePath,
  withShards,
} from './shards/index.js';
export type * from './types.js';
