// A string of any characters carries whatever an attacker puts into it.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { holds, isFixed, isOfType, perValue, SIDES } from '../../schemas/index.js';

export const stringIsRestricted = defineRule({
  id: 'string-is-restricted',
  title: 'strings that callers send have a pattern, a format or known values',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: ['00b78adf', 'owasp:api4:2023-string-restricted', 'v3-schema-request-string-pattern'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'control characters, markup and queries pass the gateway',
  hint: 'add `pattern` with the characters that are allowed, for example `^[A-Za-z0-9 -]*$`, or a `format`',
  options: z.strictObject(SIDES),
  check: perValue(
    ({ schema }) => isOfType(schema, 'string'),
    ({ at, value }) => {
      const isRestricted = holds(
        value,
        (one) =>
          isFixed(one) ||
          one.schema['pattern'] !== undefined ||
          one.schema['format'] !== undefined ||
          one.schema['contentEncoding'] !== undefined,
      );
      return isRestricted
        ? undefined
        : { at, message: `string \`${value.name}\` may hold any characters` };
    },
  ),
});
