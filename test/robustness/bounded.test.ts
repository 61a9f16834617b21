// Documents that are small to write and large to work through: each is answered, and soon. Without its bound
// every one of them takes minutes, the whole memory, or the whole stack.

import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../lib/diagnostics/index.js';
import { rules } from '../../lib/policy/index.js';
import { checkText } from '../../lib/testing/index.js';
import {
  bodyDocument,
  documentOf,
  type Json,
  map,
  nested,
  operation,
  range,
  schemaRef,
} from './documents.js';
import { Stacks } from './stacks.js';

/** Seconds on a busy machine; without the bounds it is minutes. */
const SOON = 20_000;
const HEAD = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';

interface Want {
  /** Codes of errors and warnings, each once. */
  readonly codes: readonly string[];
  /** How many there are, where it matters. */
  readonly count?: number;
}

const CASES: readonly (readonly [name: string, text: () => string, want: Want])[] = [
  [
    'a reference into itself',
    () => bodyDocument(schemaRef('A'), { A: schemaRef('A/x') }),
    { codes: ['SPEC-034'] },
  ],
  [
    'references into each other',
    () => bodyDocument(schemaRef('A'), { A: schemaRef('B/x'), B: schemaRef('A/x') }),
    { codes: ['SPEC-034'] },
  ],
  [
    'a chain of 100 references',
    () => bodyDocument(schemaRef('A0'), { ...chain(99), A99: { type: 'string' } }),
    { codes: [] },
  ],
  [
    'a chain of 5,000 references',
    () => bodyDocument(schemaRef('A0'), { ...chain(4999), A4999: { type: 'string' } }),
    { codes: ['SPEC-040'] },
  ],
  [
    'a circle of 5,000 references',
    () => bodyDocument(schemaRef('A0'), { ...chain(4999), A4999: schemaRef('A0') }),
    { codes: ['SPEC-040'], count: 5001 },
  ],
  [
    '5,000 references to what does not exist',
    () =>
      bodyDocument(
        {},
        map(5000, (at) => [`Model${at}`, { properties: { a: schemaRef(`Modle${at}`) } }]),
      ),
    { codes: ['SPEC-034'], count: 5000 },
  ],
  [
    'a reference and a name of 100,000 letters',
    () => bodyDocument(schemaRef('b'.repeat(100_000)), { ['a'.repeat(100_000)]: {} }),
    { codes: ['SPEC-034'] },
  ],
  [
    'schemas that lead to 5,000 others, one by one',
    () =>
      bodyDocument(
        schemaRef('A0'),
        map(5000, (at) => [`A${at}`, link(at, 5000)]),
      ),
    { codes: [] },
  ],
  [
    'schemas 900 levels deep',
    () => bodyDocument(nested(900, { type: 'string' }, (items) => ({ items }))),
    { codes: ['PLAN-124'], count: 1 },
  ],
  [
    'a composition of 5,000 compositions',
    () =>
      bodyDocument(
        schemaRef('A0'),
        map(5000, (at) => [
          `A${at}`,
          at === 4999
            ? { type: 'object' }
            : { properties: { [`p${at}`]: { type: 'string' } }, allOf: [schemaRef(`A${at + 1}`)] },
        ]),
      ),
    { codes: ['PLAN-126'] },
  ],
  [
    'closed compositions that grow like the numbers of Fibonacci',
    () =>
      bodyDocument(
        schemaRef('A0'),
        map(40, (at) => [`A${at}`, closed(at, 40)]),
      ),
    { codes: ['PLAN-107', 'PLAN-125', 'SPEC-110'] },
  ],
  [
    'a read-only property that doubling compositions require',
    () => {
      const id = { type: 'string', readOnly: true };
      return bodyDocument(
        { type: 'object', properties: { id }, allOf: [schemaRef('A0')] },
        map(40, (at) => [`A${at}`, at === 39 ? { required: ['id'] } : twice(at)]),
      );
    },
    { codes: ['PLAN-125'] },
  ],
  [
    'alternatives that lead to each other in every order',
    () =>
      bodyDocument(
        schemaRef('A0'),
        map(24, (at) => [
          `A${at}`,
          { title: `A${at}`, oneOf: range(24).map((to) => schemaRef(`A${to}`)) },
        ]),
      ),
    { codes: ['PLAN-106', 'PLAN-123'] },
  ],
  [
    'properties that are composed in every order',
    () =>
      bodyDocument(
        schemaRef('A0'),
        map(24, (at) => [
          `A${at}`,
          {
            properties: { a: schemaRef(`A${(at + 1) % 24}`) },
            allOf: [schemaRef(`A${(at * 2) % 24}`)],
          },
        ]),
      ),
    { codes: ['PLAN-106'] },
  ],
  [
    '3,000 patterns of properties',
    () =>
      bodyDocument({
        patternProperties: map(3000, (at) => [`^p${at}`, { type: 'string', maxLength: at }]),
        additionalProperties: false,
      }),
    { codes: ['PLAN-118'] },
  ],
  [
    'a path of 300 segments',
    () => documentOf({ paths: { [`/${range(300).join('/')}`]: { get: operation() } } }),
    { codes: ['PLAN-214'] },
  ],
  [
    'a path of 100,000 braces',
    () => documentOf({ paths: { [`/${'{'.repeat(100_000)}`]: { get: operation() } } }),
    { codes: ['PLAN-212'] },
  ],
  [
    'a server of 100,000 braces',
    () => documentOf({ servers: [{ url: '{'.repeat(100_000) }] }),
    { codes: [] },
  ],
  ['an alias bomb', () => `${HEAD}${bomb(30)}paths: {}\n`, { codes: ['SPEC-014'], count: 1 }],
  [
    '3,000 maps that each merge the one before',
    () =>
      `${HEAD}x-a:\n${range(3000)
        .map((at) => `  a${at}: &a${at} {${at === 0 ? '' : `<<: *a${at - 1}, `}k${at}: 1}\n`)
        .join('')}paths: {}\n`,
    { codes: ['SPEC-014'], count: 1 },
  ],
  [
    '5,000 unknown aliases',
    () =>
      `${HEAD}x-a:\n${range(5000)
        .map((at) => `  - &a${at} x\n  - *b${at}\n`)
        .join('')}paths: {}\n`,
    { codes: ['SPEC-015'], count: 5000 },
  ],
  [
    'a key in a key in a key',
    () => `${HEAD}${'? '.repeat(50)}a\n`,
    { codes: ['SPEC-041'], count: 1 },
  ],
  [
    '5,000 lines of broken YAML',
    () => `${HEAD}${'- }\n'.repeat(5000)}`,
    { codes: ['SPEC-010'], count: 1 },
  ],
  [
    '5,000 times the same key',
    () => `${HEAD}x-a:\n${'  a: 1\n'.repeat(5000)}paths: {}\n`,
    { codes: ['SPEC-012'], count: 4999 },
  ],
];

const stacks = new Stacks('bounded');

describe('a document that grows while it is worked through', () => {
  it.each(CASES)('%s', { timeout: SOON }, async (_, text, { codes, count }) => {
    const { model, plan, findings, diagnostics } = await checkText(text(), { rules });
    expect(findings.filter(({ verdict }) => verdict === 'error')).toEqual([]);
    const problems = diagnostics.filter(({ severity }) => severity !== 'info');
    expect(codesOf(problems)).toEqual(codes);
    if (count !== undefined) expect(problems.length).toBe(count);
    expect(plan === undefined).toBe(problems.some(({ severity }) => severity === 'error'));
    if (model && plan) stacks.add(model);
  });
});

// Those that are not refused.
stacks.areValid(10);

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return [...new Set(diagnostics.map(({ code }) => code))].sort();
}

function chain(length: number): { readonly [key: string]: Json } {
  return map(length, (at) => [`A${at}`, schemaRef(`A${at + 1}`)]);
}

function link(at: number, count: number): Json {
  return { type: 'object', properties: { next: at + 1 < count ? schemaRef(`A${at + 1}`) : {} } };
}

function twice(at: number): Json {
  return { allOf: [schemaRef(`A${at + 1}`), { ...schemaRef(`A${at + 1}`), minProperties: 1 }] };
}

/** Takes in the next two, which take in the next two. */
function closed(at: number, count: number): Json {
  const allOf = [at + 1, at + 2]
    .filter((next) => next < count)
    .map((next) => schemaRef(`A${next}`));
  const properties = { [`p${at}`]: { type: 'string' } };
  return {
    ...{ properties, additionalProperties: false, minProperties: 1 },
    ...(allOf.length > 0 && { allOf }),
  };
}

function bomb(levels: number): string {
  const lines = range(levels).map((at) => `x-${at + 1}: &a${at + 1} [*a${at}, *a${at}]\n`);
  return `x-0: &a0 [a, a]\n${lines.join('')}`;
}
