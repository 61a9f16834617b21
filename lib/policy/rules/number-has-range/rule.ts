// A number without a range is multiplied, allocated and looped over behind the gateway.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { holds, isFixed, isOfType, perValue, SIDES, type Written } from '../../schemas/index.js';

const has =
  (...keywords: readonly string[]) =>
  (one: Written) =>
    isFixed(one) || keywords.some((keyword) => one.schema[keyword] !== undefined);

export const numberHasRange = defineRule({
  id: 'number-has-range',
  title: 'numbers that callers send have a minimum and a maximum',
  group: 'input-validation',
  severity: 'warning',
  level: 'strict',
  aliases: [
    '181bd815',
    '2ea04bef',
    'owasp:api4:2023-integer-limit',
    'owasp:api4:2023-integer-limit-legacy',
    'v3-schema-request-numerical-min',
    'v3-schema-request-numerical-max',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'negative amounts, overflows, and pages of a billion rows reach the back end',
  hint: 'add `minimum` and `maximum`',
  options: z.strictObject(SIDES),
  check: perValue(
    ({ schema }) => isOfType(schema, 'integer', 'number'),
    ({ at, value }) => {
      const missing = [
        ...(holds(value, has('minimum', 'exclusiveMinimum')) ? [] : ['minimum']),
        ...(holds(value, has('maximum', 'exclusiveMaximum')) ? [] : ['maximum']),
      ].map((keyword) => `\`${keyword}\``);
      if (missing.length === 0) return undefined;
      return {
        at,
        message: `number \`${value.name}\` has no ${missing.join(' and no ')}`,
        hint: `add ${missing.join(' and ')}`,
      };
    },
  ),
});
