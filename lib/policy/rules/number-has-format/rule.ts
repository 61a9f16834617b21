// Code that is generated from the document picks its number types by `format`.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { holds, isFixed, isOfType, perValue, SIDES } from '../../schemas/index.js';

const formats = (names: readonly string[], what: string) =>
  z
    .array(z.string())
    .default([...names])
    .describe(`Formats of ${what}`);

export const numberHasFormat = defineRule({
  id: 'number-has-format',
  title: 'numbers that callers send say how wide they are',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: [
    'fbf699b5',
    'd929c031',
    'owasp:api4:2023-integer-format',
    'v3-schema-request-numerical-format',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'generated clients and servers choose widths that differ, and values overflow',
  hint: 'add `format`: int32 or int64 for integers, float or double for numbers',
  options: z.strictObject({
    ...SIDES,
    integers: formats(['int32', 'int64'], 'integers'),
    numbers: formats(['float', 'double', 'int32', 'int64'], 'numbers'),
  }),
  check: perValue(
    ({ schema }) => isOfType(schema, 'integer', 'number'),
    ({ schema, at, value }, { integers, numbers }) => {
      const type = isOfType(schema, 'number') ? 'number' : 'integer';
      const known = type === 'number' ? numbers : integers;
      const { format } = schema;
      const hint = `write \`format: ${known.join('`, or `')}\``;
      if (format === undefined) {
        const said = holds(value, (one) => isFixed(one) || one.schema['format'] !== undefined);
        return said
          ? undefined
          : { at, message: `${type} \`${value.name}\` has no \`format\``, hint };
      }
      if (known.includes(String(format))) return undefined;
      const message = `format \`${format}\` of \`${value.name}\` is no format of ${type}s`;
      return { at: at.child('format'), message, hint };
    },
  ),
});
