// Between them, the example specifications use every annotation and every key that one may have.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { gatewayJsonSchema } from '../../lib/annotations/index.js';

type Schema = {
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};

const specs = fileURLToPath(new URL('../../specs', import.meta.url));

it('are used by the example specifications, each of them and each key of theirs', () => {
  const { $defs } = gatewayJsonSchema() as { $defs: Record<string, Schema> };
  const known = new Set(Object.values($defs).flatMap((schema) => keysOf(schema)));
  const used = new Set(documents().flatMap((document) => usedIn(document)));
  expect(known.size).toBeGreaterThan(70);
  expect([...known].filter((key) => !used.has(key)).sort()).toEqual([]);
});

/** `logging.retention`, `plans.*.quota.per`: what a schema allows, with `*` for names that users choose. */
function keysOf(schema: Schema, at: readonly string[] = []): string[] {
  const inner = [...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  const { items, additionalProperties: others, properties = {} } = schema;
  if (items) inner.push(items);
  const nested = Object.entries(properties).flatMap(([key, one]) => [
    [...at, key].join('.'),
    ...keysOf(one, [...at, key]),
  ]);
  const named = typeof others === 'object' ? keysOf(others, [...at, '*']) : [];
  return [...nested, ...named, ...inner.flatMap((one) => keysOf(one, at))];
}

function documents(): unknown[] {
  return readdirSync(specs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(path.join(specs, name), 'utf8')));
}

/** The keys of every `x-gateway` in a document. */
function usedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'x-gateway' ? keysIn(one) : usedIn(one),
  );
}

/** The keys of a value; each may also stand for a name that users choose. */
function keysIn(value: unknown, at: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => keysIn(one, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [
    [...at, key].join('.'),
    ...keysIn(one, [...at, key]),
    ...keysIn(one, [...at, '*']),
  ]);
}
