// The REST APIs that serve an API: one, or several under one domain.

export { fullBasePath } from './base-paths.js';
export {
  formatLock,
  LOCK_FILE,
  type LockedShards,
  parseLock,
  type ShardLock,
  withShards,
} from './lock.js';
export { shardMessages } from './messages.js';
export {
  operationKey,
  planShards,
  relativeRoute,
  type Shard,
  type ShardInput,
} from './plan-shards.js';
export { relativePath } from './shard-body.js';
