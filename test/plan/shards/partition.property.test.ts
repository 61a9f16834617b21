import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countResources } from '../../../lib/plan/paths/index.js';
import { partitionOf } from './partition-of.js';

const literal = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'v1', 'x.y');
const variable = fc.constantFrom('{id}');
const segments = fc
  .tuple(
    fc.array(literal, { maxLength: 3 }),
    fc.array(fc.oneof({ weight: 2, arbitrary: literal }, variable), { maxLength: 3 }),
  )
  .map((parts) => `/${parts.flat().join('/')}`);
const paths = fc.uniqueArray(segments, { minLength: 1, maxLength: 60 });
const resources = fc.integer({ min: 4, max: 40 });
const numRuns = Number(process.env['FC_RUNS'] ?? 300);

const home = (shape: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(shape).flatMap(([prefix, own]) => own.map((path) => [path, prefix])));
const relative = (path: string, prefix: string) =>
  prefix === '' ? path : path.slice(prefix.length + 1) || '/';

describe('a partition', () => {
  it('puts every path into exactly one part that fits, under the longest prefix, or says what it cannot', () => {
    fc.assert(
      fc.property(paths, resources, (given, bound) => {
        const { shape, indivisible } = partitionOf(given, { resources: bound });
        if (indivisible.length > 0) {
          for (const { count } of indivisible) expect(count).toBeGreaterThan(bound);
          return;
        }
        expect(Object.values(shape).flat().sort()).toEqual([...given].sort());
        const prefixes = Object.keys(shape).sort((a, b) => b.length - a.length);
        for (const [prefix, own] of Object.entries(shape)) {
          expect(countResources(own.map((path) => relative(path, prefix)))).toBeLessThanOrEqual(
            bound,
          );
          for (const path of own) {
            const longest = prefixes.find((one) => one === '' || `${path}/`.startsWith(`/${one}/`));
            expect(longest).toBe(prefix);
          }
        }
      }),
      { numRuns },
    );
  });

  it('does not depend on the order of the paths', () => {
    fc.assert(
      fc.property(paths, resources, fc.nat(), (given, bound, seed) => {
        const turned = [
          ...given.slice(seed % given.length),
          ...given.slice(0, seed % given.length),
        ];
        const sorted = (shape: Readonly<Record<string, readonly string[]>>) =>
          Object.entries(shape).map(([prefix, own]) => [prefix, [...own].sort()]);
        const [first, second] = [given, turned].map((one) =>
          sorted(partitionOf(one, { resources: bound }).shape),
        );
        expect(second).toEqual(first);
      }),
      { numRuns },
    );
  });

  it('stays as it is when it is asked again, and when operations go', () => {
    fc.assert(
      fc.property(paths, resources, fc.nat(), (given, bound, seed) => {
        const { shape, indivisible } = partitionOf(given, { resources: bound });
        if (indivisible.length > 0) return;
        const before = home(shape);
        const rest = given.filter((_, at) => given.length === 1 || at !== seed % given.length);
        const settled = Object.keys(shape);
        for (const one of [given, rest]) {
          const again = partitionOf(one, { resources: bound, known: given, settled });
          for (const [path, prefix] of home(again.shape)) expect(prefix).toBe(before.get(path));
        }
      }),
      { numRuns },
    );
  });

  it('moves operations only out of the one part that an addition made too large', () => {
    fc.assert(
      fc.property(paths, segments, resources, (given, added, bound) => {
        const { shape, indivisible } = partitionOf(given, { resources: bound });
        const all = [...new Set([...given, added])];
        const settled = Object.keys(shape);
        const after = partitionOf(all, { resources: bound, known: given, settled });
        if (indivisible.length > 0 || after.indivisible.length > 0) return;
        const [before, now] = [home(shape), home(after.shape)];
        const moved = given.filter((path) => now.get(path) !== before.get(path));
        expect(new Set(moved.map((path) => before.get(path))).size).toBeLessThanOrEqual(1);
      }),
      { numRuns },
    );
  });
});

describe('an API that grows and shrinks', () => {
  const GROUPS = 40;
  const BOUND = 100;
  // Deterministic, so that the count below is a fact and not a chance.
  const random = (seed: number) => () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };

  it('moves few of its operations over a thousand changes', () => {
    const next = random(7);
    let served: string[] = Array.from({ length: 300 }, (_, at) => `/g${at % GROUPS}/{id}/p${at}`);
    let shape = partitionOf(served, { resources: BOUND }).shape;
    let moves = 0;
    let changesWithMoves = 0;
    for (let step = 0; step < 1000; step += 1) {
      const grows = next() < 0.55;
      const at = Math.floor(next() * served.length);
      const after = grows
        ? [...served, `/g${Math.floor(next() * GROUPS)}/{id}/n${step}`]
        : served.filter((_, index) => index !== at);
      const given = { resources: BOUND, known: served, settled: Object.keys(shape) };
      const changed = partitionOf(after, given).shape;
      const [before, now] = [home(shape), home(changed)];
      const moved = served.filter((path) => now.has(path) && now.get(path) !== before.get(path));
      moves += moved.length;
      if (moved.length > 0) changesWithMoves += 1;
      served = after;
      shape = changed;
    }
    expect({ moves, changesWithMoves }).toEqual({ moves: 25, changesWithMoves: 3 });
  });
});
