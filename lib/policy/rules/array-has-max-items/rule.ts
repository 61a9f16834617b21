// A list without a bound multiplies the work behind the gateway at the caller's will.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { holds, isBound, isFixed, isOfType, perValue, SIDES } from '../../schemas/index.js';

export const arrayHasMaxItems = defineRule({
  id: 'array-has-max-items',
  title: 'lists that callers send have a maximum number of items',
  group: 'input-validation',
  severity: 'warning',
  level: 'strict',
  aliases: [
    '6998389e',
    'CKV_OPENAPI_21',
    'owasp:api4:2023-array-limit',
    'v3-schema-response-array-maxitems',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'one request can hold any number of items, and each costs work behind the gateway',
  hint: 'add `maxItems`',
  options: z.strictObject(SIDES),
  check: perValue(
    ({ schema }) => isOfType(schema, 'array'),
    ({ at, schema: { maxItems }, value }) => {
      const isBounded = holds(
        value,
        (one) => isFixed(one) || isBound(one.schema['maxItems'], 2) || hasFewItems(one.schema),
      );
      if (isBounded) return undefined;
      return maxItems === undefined
        ? { at, message: `list \`${value.name}\` has no \`maxItems\`` }
        : {
            at: at.child('maxItems'),
            message: `list \`${value.name}\` may have ${maxItems} items, more than a request can hold`,
          };
    },
  ),
});

/** Each of a few known values at most once. */
function hasFewItems({ items, uniqueItems }: { items?: unknown; uniqueItems?: unknown }): boolean {
  return uniqueItems === true && typeof items === 'object' && items !== null && 'enum' in items;
}
