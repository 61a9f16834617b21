// Anything may be wrong in a specification. Whatever it is, every stage says so in diagnostics, and none throws.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hasErrors } from '../lib/diagnostics/index.js';
import { checkText } from '../lib/testing/index.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

const VARIABLES = {
  certificateArn:
    'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  zoneId: 'Z0123456789ABCDEFGHIJ',
  truststoreVersion: '1',
};
const documents = ['orders', 'inventory'].map((name) => {
  const text = readFileSync(new URL(`../specs/${name}.yaml`, import.meta.url), 'utf8');
  const document = parse(text) as Json;
  return { name, document, paths: pathsOf(document) };
});

/** What a node may be replaced with: every JSON type, and texts that mean something somewhere. */
const junk: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, 0, -1, 1e308, '', 'null', '*', '${}', '${x', '#', '#/'),
  fc.constantFrom<Json>([], {}, [null], [[]], { $ref: 1 }, { $ref: '#/' }, { $ref: '#/paths' }),
  fc.constantFrom<Json>({ type: {} }, { allOf: {} }, { properties: [] }, { __proto__: null }),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

describe.each(documents)('a malformed $name', ({ document, paths }) => {
  it('is answered with diagnostics', { timeout: 300_000 }, async () => {
    const edit = fc.record({ at: fc.constantFrom(...paths), value: junk });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const text = JSON.stringify(
          edits.reduce((changed, { at, value }) => replaced(changed, at, value), document),
        );
        const { plan, diagnostics } = await checkText(text, { variables: VARIABLES });
        expect(plan !== undefined || hasErrors(diagnostics)).toBe(true);
        for (const one of diagnostics) expect(one.at?.line ?? one.file).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});

function pathsOf(value: Json, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([key, one]) => pathsOf(one, [...at, key]))];
}

/** The document with another value at a path; unchanged where an earlier edit has removed the path. */
function replaced(document: Json, [key, ...rest]: Path, value: Json): Json {
  if (key === undefined) return value;
  if (typeof document !== 'object' || document === null) return document;
  const copy = (Array.isArray(document) ? [...document] : { ...document }) as Record<string, Json>;
  copy[key] = replaced(copy[key] ?? null, rest, value);
  return copy;
}
