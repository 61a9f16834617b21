// JSON Schema looks for a pattern anywhere in a text: without anchors it rules out much less than it seems to.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { anchorsOf, perValue, SIDES } from '../../schemas/index.js';

export const patternIsAnchored = defineRule({
  id: 'pattern-is-anchored',
  title: 'patterns describe the whole value',
  group: 'input-validation',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API4' },
    { standard: 'CWE', requirement: '777' },
  ],
  risk: 'a value that holds what is allowed passes with anything around it',
  hint: 'write `^` at the beginning and `$` at the end, around `(…)` where there are alternatives',
  options: z.strictObject({
    ...SIDES,
    prefixes: z
      .boolean()
      .default(true)
      .describe('Whether a pattern may be about the beginning alone, as in `^refs/`'),
  }),
  check: perValue(
    ({ schema }) => typeof schema['pattern'] === 'string' && schema['pattern'] !== '',
    ({ schema, at, value }, { prefixes }) => {
      const pattern = String(schema['pattern']);
      const { start, end, isPrefix } = anchorsOf(pattern);
      if (start && (end || (prefixes && isPrefix))) return undefined;
      const where = start ? 'behind' : end ? 'in front' : 'in front and behind';
      return {
        at: at.child('pattern'),
        message: `pattern \`${pattern}\` of \`${value.name}\` lets anything stand ${where}`,
      };
    },
  ),
});
