// Whatever schemas hold, their models hold only what import takes, do not depend on the order of keys, and
// accept every value that the specification accepts.

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schema } from '../../../lib/model/index.js';
import { checkBody } from '../../../lib/plan/preflight/index.js';
import { lower } from './sketch.js';

const runs = { numRuns: Number(process.env['FC_RUNS'] ?? 300) };

const NAMES = ['a.b', 'a-b', 'aB', 'Error', 'constructor'];
const KEYS = ['a', 'b', '$ref', 'properties', 'example', 'oneOf', '__proto__'];
const TYPES = ['string', 'integer', 'number', 'boolean', 'array', 'object'];

const name = fc.constantFrom(...NAMES);
const key = fc.constantFrom(...KEYS);
/** The validator that the models are held against does not count `__proto__` among the properties. */
const member = fc.constantFrom(...KEYS.filter((one) => one !== '__proto__'));
const scalar = fc.constantFrom<unknown>('', 'x', 'yy', 0, 1, 2, 1.5, true, null);
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(member, tie('any')), { selector: ([k]) => k, maxLength: 4 })
      .map(entries),
  ),
})).any;

/** An object with exactly these members: `__proto__` too. */
function entries<T>(members: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries(members);
}

const map = <T>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(fc.tuple(key, one), { selector: ([k]) => k, maxLength: 3 }).map(entries);

const schema = fc.letrec<{ schema: Schema; keyword: Record<string, unknown> }>((tie) => {
  const one = tie('schema');
  const list = fc.array(one, { minLength: 1, maxLength: 3 });
  const of = (keyword: string, of: fc.Arbitrary<unknown>) =>
    of.map((content): Record<string, unknown> => ({ [keyword]: content }));
  const count = fc.nat({ max: 3 });
  const number = fc.constantFrom(0, 1, 1.5, 2);
  return {
    keyword: fc.oneof(
      { depthSize: 'small' },
      of('type', fc.constantFrom(...TYPES)),
      of('type', fc.uniqueArray(fc.constantFrom(...TYPES, 'null'), { minLength: 1, maxLength: 3 })),
      of('enum', fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 })),
      of('const', scalar),
      of('minimum', number),
      of('maximum', number),
      of('exclusiveMinimum', number),
      of('exclusiveMaximum', number),
      of('multipleOf', fc.constantFrom(1, 2, 0.5)),
      of('minLength', count),
      of('maxLength', count),
      of('pattern', fc.constantFrom('^x', '(?<!y)$', '[^]', '\\p{L}', '^{x', 'y$')),
      of('format', fc.constantFrom('byte', 'int32', 'date', 'decimal')),
      of('required', fc.uniqueArray(key, { maxLength: 3 })),
      of('minProperties', count),
      of('maxProperties', count),
      of('minItems', count),
      of('maxItems', count),
      of('uniqueItems', fc.boolean()),
      of('description', fc.constantFrom('', 'said')),
      of('x-mark', scalar),
      of('example', value),
      of('default', scalar),
      of('deprecated', fc.boolean()),
      of('discriminator', fc.constant({ propertyName: 'a' })),
      of(
        '$ref',
        name.map((to) => `#/components/schemas/${to}`),
      ),
      of('properties', map(one)),
      of(
        'patternProperties',
        one.map((content) => ({ '^a': content })),
      ),
      of('additionalProperties', one),
      of('propertyNames', one),
      of('unevaluatedProperties', one),
      of('dependentSchemas', map(one)),
      of('dependentRequired', map(fc.uniqueArray(key, { maxLength: 2 }))),
      of('items', one),
      of('prefixItems', list),
      of('contains', one),
      of('unevaluatedItems', one),
      of('allOf', list),
      of('anyOf', list),
      of('oneOf', list),
      of('not', one),
      of('if', one),
      of('then', one),
      of('else', one),
    ),
    schema: fc.oneof(
      { depthSize: 'small', maxDepth: 5 },
      { weight: 1, arbitrary: fc.boolean() },
      {
        weight: 9,
        arbitrary: fc
          .array(tie('keyword'), { maxLength: 4 })
          .map((keywords): Schema => Object.assign({}, ...keywords)),
      },
    ),
  };
}).schema;

/** Every name has a schema, so that no reference dangles. */
const schemas = fc
  .tuple(...NAMES.map((one) => fc.tuple(fc.constant(one), schema)))
  .map((all) => entries<Schema>(all));

/** What a JSON Schema validator says of a value and a model: `undefined` where it cannot say anything. */
function validatorOf(all: Readonly<Record<string, unknown>>) {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    logger: false,
    ownProperties: true,
    unicodeRegExp: false,
  });
  ajv.addSchema({ components: { schemas: all } }, 'doc');
  return (ref: string, instance: unknown): boolean | undefined => {
    try {
      return ajv.getSchema(`doc${ref}`)?.(instance) === true;
    } catch {
      // References that lead in a circle without end.
      return undefined;
    }
  };
}

describe('lowering schemas', () => {
  it('never throws and writes only what import takes', () => {
    fc.assert(
      fc.property(
        schemas,
        fc.constantFrom('request' as const, 'response' as const),
        (all, direction) => {
          const lowered = lower(all, NAMES, direction);
          const body = {
            openapi: '3.0.1',
            info: { title: 'a', version: '1' },
            paths: {},
            components: { schemas: lowered.schemas },
          };
          expect(checkBody(body).filter(({ path }) => path.includes('schemas'))).toEqual([]);
          for (const { at } of lowered.diagnostics) expect(at).toBeDefined();
        },
      ),
      runs,
    );
  });

  it('does not depend on the order of the schemas', () => {
    fc.assert(
      fc.property(schemas, (all) => {
        const turned = entries(Object.entries(all).reverse());
        expect(lower(turned, NAMES).schemas).toEqual(lower(all, NAMES).schemas);
      }),
      runs,
    );
  });

  it('never refuses what the specification accepts', () => {
    fc.assert(
      fc.property(schemas, fc.array(value, { minLength: 20, maxLength: 30 }), (all, values) => {
        const { schemas: models, references } = lower(all, NAMES);
        const before = validatorOf(all);
        const after = validatorOf(models);
        for (const [given, ref] of references) {
          if (ref === undefined) continue;
          for (const one of values) {
            if (before(`#/components/schemas/${given}`, one) !== true) continue;
            const what = `${given} refuses ${JSON.stringify(one)}`;
            expect(after(ref, one), what).not.toBe(false);
          }
        }
      }),
      { numRuns: Math.ceil(runs.numRuns / 3) },
    );
  });
});
