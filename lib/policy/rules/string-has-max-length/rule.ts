// A string without a bound is an invitation to send megabytes.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';
import { isOfType, requestSchemas } from '../../schemas-of.js';

/** Formats whose values are short by definition (JSON Schema validation, section 7.3). */
const BOUNDED_FORMATS = new Set([
  'date',
  'date-time',
  'time',
  'duration',
  'uuid',
  'ipv4',
  'ipv6',
  'binary',
]);

export const stringHasMaxLength = defineRule({
  id: 'string-has-max-length',
  title: 'strings that callers send have a maximum length',
  group: 'input-validation',
  severity: 'warning',
  level: 'strict',
  aliases: ['8c8261c2', 'owasp:api4:2023-string-limit', 'v3-schema-request-string-maxlength'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'oversized strings exhaust memory, storage or regular expressions behind the gateway',
  hint: 'add `maxLength`, with the longest value that makes sense',
  check: forApi(({ model }) => {
    const strings = requestSchemas(model).filter(({ schema }) => isOfType(schema, 'string'));
    if (strings.length === 0) return undefined;
    return strings
      .filter(
        ({ schema }) =>
          schema['maxLength'] === undefined && !schema.enum && schema['const'] === undefined,
      )
      .filter(({ schema }) => !BOUNDED_FORMATS.has(String(schema['format'])))
      .map(({ at, name }) => ({ at, message: `string \`${name}\` has no \`maxLength\`` }));
  }),
});
