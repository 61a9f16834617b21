// The lock file of the project in the working directory: which operations each REST API of a split API serves.
// `synth` writes it, every command reads it.

import { existsSync, readFileSync } from 'node:fs';
import type { Outcome } from '../lib/diagnostics/index.js';
import type { ApiModel } from '../lib/model/index.js';
import {
  formatLock,
  type GatewayPlan,
  LOCK_FILE,
  operationKey,
  parseLock,
  type ShardLock,
  withShards,
} from '../lib/plan/index.js';
import { writeWhole } from './write-whole.js';

/** An empty lock where there is no file. */
export function readShardLock(): Outcome<ShardLock> {
  if (!existsSync(LOCK_FILE)) return { value: new Map(), diagnostics: [] };
  return parseLock(LOCK_FILE, readFileSync(LOCK_FILE, 'utf8'));
}

/** The lock with what became of one API. */
export function withApi(
  lock: ShardLock,
  { model, plan }: { readonly model: ApiModel; readonly plan: GatewayPlan },
): ShardLock {
  const shards = plan.shards.map(({ basePath, routes }) => ({
    basePath: `/${basePath}`,
    operations: routes.map(operationKey),
  }));
  return withShards(lock, model.annotations.root.name, shards);
}

/**
 * Remembers what became of some of the project's APIs; the entries of others stay. Returns whether the file changed.
 * @throws Error as `node:fs` does
 */
export function writeShardLock(
  before: ShardLock,
  apis: readonly { readonly model: ApiModel; readonly plan: GatewayPlan }[],
): boolean {
  const after = apis.reduce(withApi, before);
  const text = formatLock(after);
  const is = existsSync(LOCK_FILE) ? readFileSync(LOCK_FILE, 'utf8') : formatLock(new Map());
  if (text === is) return false;
  writeWhole(LOCK_FILE, text);
  return true;
}
