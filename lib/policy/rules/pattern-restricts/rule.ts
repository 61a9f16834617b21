// A pattern that matches nearly everything looks like validation and is none.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { matchesNearlyEverything, perValue, SIDES } from '../../schemas/index.js';

export const patternRestricts = defineRule({
  id: 'pattern-restricts',
  title: 'patterns rule something out',
  group: 'input-validation',
  severity: 'warning',
  aliases: ['8c81d6c0'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'the value looks validated but is not',
  hint: 'write the characters that are allowed, for example `^[A-Za-z0-9-]+$`, or remove the pattern; `minLength: 1` rules out the empty text',
  options: z.strictObject(SIDES),
  check: perValue(
    ({ schema }) => typeof schema['pattern'] === 'string',
    ({ schema, at, value }) => {
      const pattern = String(schema['pattern']);
      const matched = matchesNearlyEverything(pattern);
      if (matched === undefined) return undefined;
      const message = `pattern \`${pattern}\` of \`${value.name}\` matches ${matched}`;
      return { at: at.child('pattern'), message };
    },
  ),
});
