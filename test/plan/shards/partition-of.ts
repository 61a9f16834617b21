// Partitions of paths alone, for tests: each path weighs 60 bytes and has one operation.

import { type Indivisible, partition } from '../../../lib/plan/shards/partition.js';

interface Given {
  readonly resources?: number;
  readonly bytes?: number;
  readonly authorizerQuota?: number;
  readonly models?: (path: string) => string[];
  readonly authorizers?: (path: string) => string[];
  /** Paths that are served already. */
  readonly known?: readonly string[];
  readonly settled?: readonly string[];
  readonly mayCut?: (prefix: string) => boolean;
}

export function partitionOf(
  paths: readonly string[],
  given: Given = {},
): {
  /** Prefix → paths. */
  readonly shape: Readonly<Record<string, readonly string[]>>;
  readonly indivisible: readonly Indivisible[];
} {
  const known = new Set(given.known);
  const { parts, indivisible } = partition({
    paths: paths.map((path) => ({
      path,
      bytes: 60,
      models: given.models?.(path) ?? [],
      authorizers: given.authorizers?.(path) ?? [],
      settled: known.has(path) ? 1 : 0,
    })),
    bounds: {
      resources: given.resources ?? 1000,
      bytes: given.bytes ?? 1_000_000,
      authorizers: given.authorizerQuota ?? 10,
    },
    overhead: 20,
    modelBytes: (models) => new Set(models).size * 100,
    mayCut: given.mayCut ?? (() => true),
    settled: given.settled ?? [],
  });
  const shape = Object.fromEntries(parts.map((part) => [part.prefix, part.paths]));
  return { shape, indivisible };
}

/** `/a/0`, `/a/1`, … */
export function repeat(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}/${at}`);
}
