// API Gateway validates a body against its schema: where there is none, it lets everything through.

import { type ApiModel, isJsonMedia, type MediaType } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';
import { conjunctsOf, isOfType, saysSomething, type Written } from '../../schemas/index.js';

export const bodyIsDescribed = defineRule({
  id: 'body-is-described',
  title: 'JSON bodies that callers send have a schema that says something',
  group: 'input-validation',
  severity: 'warning',
  aliases: ['f79b9d26', '9d967a2b', 'e2ffa504'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API3' }],
  risk: 'the gateway cannot validate the body, and anything reaches the back end',
  hint: 'write a `schema` with `type: object` and `properties`',
  check: forOperations(
    ({ requestBody }) => (requestBody?.content ?? []).some(({ type }) => isJsonMedia(type)),
    ({ requestBody }, model) =>
      (requestBody?.content ?? [])
        .filter(({ type }) => isJsonMedia(type))
        .flatMap((media) => {
          const missing = missingIn(media, model);
          if (!missing) return [];
          const { at, what } = missing;
          return [{ at, message: `the ${media.type} body ${what}` }];
        }),
  ),
});

function missingIn({ schema, at }: MediaType, model: ApiModel) {
  if (!schema) return { at, what: 'has no schema' };
  const written = conjunctsOf(model, [schema]);
  if (!written.some(saysSomething)) return { at: schema.at, what: 'may be anything' };
  if (written.every(isBareObject))
    return { at: schema.at, what: 'may be an object of any properties' };
  // Properties are checked where there is an object, and what is none has none.
  return written.every(isUntyped)
    ? { at: schema.at, what: 'may be a list, a text or a number too: nothing says `type: object`' }
    : undefined;
}

function isUntyped({ schema }: Written): boolean {
  return schema.type === undefined && !OF_A_TYPE.some((keyword) => schema[keyword] !== undefined);
}

/** What can say of which type a value is without `type`. */
const OF_A_TYPE = ['anyOf', 'oneOf', 'not', 'enum', 'const', 'if'];

/** An object of which nothing but that is said. */
function isBareObject({ schema }: Written): boolean {
  const isOther = schema.type !== undefined && !isOfType(schema, 'object');
  return !isOther && !INSIDE.some((keyword) => schema[keyword] !== undefined);
}

const INSIDE = [
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'anyOf',
  'oneOf',
  'not',
  'enum',
  'const',
  'maxProperties',
  'propertyNames',
  'if',
];
