// A map of any size is a list without a bound under another name.

import { defineRule } from '../../rule.js';
import { holds, perValue } from '../../schemas/index.js';

export const mapHasMaxProperties = defineRule({
  id: 'map-has-max-properties',
  title: 'maps that callers send have a maximum number of entries',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: [
    'owasp:api3:2023-constrained-additionalProperties',
    'owasp:api3:2023-constrained-unevaluatedProperties',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API3' }],
  risk: 'one request can hold any number of entries, and each costs work behind the gateway',
  hint: 'add `maxProperties`',
  check: perValue(
    ({ schema: { additionalProperties, unevaluatedProperties } }) =>
      [additionalProperties, unevaluatedProperties].some(
        (one) => typeof one === 'object' && one !== null && Object.keys(one).length > 0,
      ),
    ({ at, value }) =>
      holds(value, ({ schema }) => schema['maxProperties'] !== undefined)
        ? undefined
        : { at, message: `map \`${value.name}\` has no \`maxProperties\`` },
  ),
});
