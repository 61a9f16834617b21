// A string without a bound is an invitation to send megabytes.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import {
  boundsLength,
  holds,
  isBound,
  isFixed,
  isOfType,
  perValue,
  SIDES,
} from '../../schemas/index.js';

export const stringHasMaxLength = defineRule({
  id: 'string-has-max-length',
  title: 'strings that callers send have a maximum length',
  group: 'input-validation',
  severity: 'warning',
  level: 'strict',
  aliases: [
    '8c8261c2',
    'owasp:api4:2023-string-limit',
    'v3-schema-request-string-maxlength',
    'v3-schema-response-string-maxlength',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'oversized strings exhaust memory, storage or regular expressions behind the gateway',
  hint: 'add `maxLength`, with the longest value that makes sense',
  options: z.strictObject({
    ...SIDES,
    formats: z
      .array(z.string())
      // Short by definition (JSON Schema validation, section 7.3), or no text at all.
      .default(['date', 'date-time', 'time', 'duration', 'uuid', 'ipv4', 'ipv6', 'binary'])
      .describe('Formats whose values need no maximum'),
  }),
  check: perValue(
    ({ schema }) => isOfType(schema, 'string'),
    ({ at, schema: { maxLength }, value }, { formats }) => {
      const isBounded = holds(
        value,
        (one) =>
          isFixed(one) ||
          isBound(one.schema['maxLength'], 1) ||
          formats.includes(String(one.schema['format'])) ||
          boundsLength(String(one.schema['pattern'])),
      );
      if (isBounded) return undefined;
      return maxLength === undefined
        ? { at, message: `string \`${value.name}\` has no \`maxLength\`` }
        : {
            at: at.child('maxLength'),
            message: `string \`${value.name}\` may have ${maxLength} characters, more than a request can hold`,
          };
    },
  ),
});
