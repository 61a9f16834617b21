// What a schema does not name, a back end may still bind: `isAdmin: true`.

import { defineRule } from '../../rule.js';
import { holds, isOfType, perValue, type SchemaValue, type Written } from '../../schemas/index.js';

export const objectRefusesUnknownProperties = defineRule({
  id: 'object-refuses-unknown-properties',
  title: 'objects that callers send refuse unknown properties',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: [
    '9f88c88d',
    'owasp:api3:2023-no-additionalProperties',
    'owasp:api3:2023-no-unevaluatedProperties',
    'v3-schema-request-object-additionalproperties-true',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API3' }],
  risk: 'callers set properties that were never meant for them (mass assignment)',
  hint: 'add `additionalProperties: false`',
  check: perValue(
    ({ schema }) => schema.properties !== undefined && !isOfType(schema, 'string', 'array'),
    ({ schema, at, value }) => {
      const { isRefusing, isComposed } = kindOf(value);
      if (isRefusing) return undefined;
      const message = `\`${value.name}\` takes properties that it does not name`;
      if (!isComposed)
        return { at: isOpen(schema) ? at.child('additionalProperties') : at, message };
      // Before 3.1 a composition cannot be closed without repeating every property.
      if (value.model.sourceVersion !== '3.1') return undefined;
      return { at, message, hint: 'add `unevaluatedProperties: false` beside the composition' };
    },
  ),
});

function isOpen({ additionalProperties }: Written['schema']): boolean {
  return additionalProperties === true;
}

/** A schema for all others is a description of them. */
function isClosed({ schema: { additionalProperties, unevaluatedProperties } }: Written): boolean {
  return [additionalProperties, unevaluatedProperties].some(
    (one) =>
      one === false || (typeof one === 'object' && one !== null && Object.keys(one).length > 0),
  );
}

interface Kind {
  readonly isRefusing: boolean;
  readonly isComposed: boolean;
}

/** A value may be composed of thousands of schemas that are each judged. */
const kinds = new WeakMap<SchemaValue, Kind>();

function kindOf(value: SchemaValue): Kind {
  const known = kinds.get(value);
  if (known) return known;
  const { around } = value;
  const isComposed =
    around.filter(({ schema }) => schema.properties !== undefined).length > 1 ||
    around.some(({ schema: { allOf, anyOf, oneOf } }) => allOf ?? anyOf ?? oneOf);
  const kind = { isRefusing: holds(value, isClosed), isComposed };
  kinds.set(value, kind);
  return kind;
}
