// `portcullis.lock.json`: which operations each REST API of a split API serves, so that it stays so. Read
// completely or not at all: a file that is half understood could move operations unseen.

import type { Diagnostic, Outcome } from '../../diagnostics/index.js';
import { Location, type SourceFile } from '../../source/index.js';
import { isObject, readJsonSource } from '../../spec/index.js';
import { shardMessages } from './messages.js';

/** Name of the file, in the project's folder. */
export const LOCK_FILE = 'portcullis.lock.json';
const VERSION = 1;
const KEYS = ['lockfileVersion', 'apis'];
/** A base path with its slash; `/` for the REST API that serves the rest. */
const BASE_PATH = /^\/(?:[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*)?$/;

/** Base path → what it served, as `GET /orders/{id}` of the specification. */
export type LockedShards = ReadonlyMap<string, LockedShard>;

export interface LockedShard {
  readonly operations: readonly string[];
  readonly at: Location;
}

/** By name of the API. */
export type ShardLock = ReadonlyMap<string, LockedShards>;

/** Reads the text of a lock file. */
export function parseLock(name: string, text: string): Outcome<ShardLock> {
  const diagnostics: Diagnostic[] = [];
  let read: { source: SourceFile; value: unknown };
  try {
    read = readJsonSource(name, text);
  } catch {
    const conflict = /^<{7} /m.test(text);
    return { diagnostics: [shardMessages.report('PLAN-330', { file: name }, { name, conflict })] };
  }
  const value = readRoot(read.value, new Location(read.source), diagnostics);
  return diagnostics.some(({ severity }) => severity === 'error')
    ? { diagnostics }
    : { value, diagnostics };
}

function readRoot(root: unknown, at: Location, diagnostics: Diagnostic[]): ShardLock {
  const apis = new Map<string, LockedShards>();
  const wrong = (place: Location, expected: string) =>
    void diagnostics.push(shardMessages.report('PLAN-332', place, { expected }));
  if (!isObject(root)) {
    wrong(at, 'a map');
    return apis;
  }
  const version = root['lockfileVersion'];
  if (version !== VERSION) {
    const found = version === undefined ? 'no version' : `version ${JSON.stringify(version)}`;
    const place = version === undefined ? at : at.child('lockfileVersion');
    diagnostics.push(shardMessages.report('PLAN-331', place, { found, expected: VERSION }));
    return apis;
  }
  for (const key of Object.keys(root))
    if (!KEYS.includes(key)) wrong(at.child(key).key(), `one of ${KEYS.join(', ')}`);
  const written = root['apis'];
  if (!isObject(written)) {
    wrong(at.child('apis'), 'a map of APIs');
    return apis;
  }
  for (const [api, shards] of Object.entries(written)) {
    const place = at.child('apis', api);
    if (isObject(shards)) apis.set(api, readShards(shards, place, diagnostics));
    else wrong(place, 'a map from base path to operations');
  }
  return apis;
}

function readShards(
  shards: Readonly<Record<string, unknown>>,
  at: Location,
  diagnostics: Diagnostic[],
): LockedShards {
  const read = new Map<string, LockedShard>();
  for (const [basePath, operations] of Object.entries(shards)) {
    const place = at.child(basePath);
    if (!BASE_PATH.test(basePath)) {
      diagnostics.push(shardMessages.report('PLAN-333', place.key(), { basePath }));
      continue;
    }
    if (!Array.isArray(operations) || !operations.every((one) => typeof one === 'string')) {
      const expected = 'a list of operations, as "GET /orders/{id}"';
      diagnostics.push(shardMessages.report('PLAN-332', place, { expected }));
      continue;
    }
    read.set(basePath, { operations: operations as string[], at: place });
  }
  return read;
}

/** The lock with what one API is split into now; without an entry for an API that is not split. */
export function withShards(
  lock: ShardLock,
  api: string,
  shards: readonly { readonly basePath: string; readonly operations: readonly string[] }[],
): ShardLock {
  const changed = new Map(lock);
  changed.delete(api);
  // One that is left below a prefix stays there: moved to the root it would be another REST API.
  if (shards.every(({ basePath }) => basePath === '/')) return changed;
  const at = new Location(readJsonSource(LOCK_FILE, '{}').source);
  const entries = shards.map(({ basePath, operations }): [string, LockedShard] => [
    basePath,
    { operations, at },
  ]);
  return changed.set(api, new Map(entries));
}

/** Text of the file: one operation a line, everything sorted, so that a difference shows what moved. */
export function formatLock(lock: ShardLock): string {
  const apis = sortedEntries(lock).map(([api, shards]) => [
    api,
    Object.fromEntries(
      sortedEntries(shards).map(([basePath, { operations }]) => [basePath, [...operations].sort()]),
    ),
  ]);
  const content = { lockfileVersion: VERSION, apis: Object.fromEntries(apis) };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function sortedEntries<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
