// A pattern that matches everything looks like validation and is none.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';
import { requestSchemas } from '../../schemas-of.js';

const MATCHES_ALL = /^\^?(\(?\.\)?|\[\\s\\S\]|\[\^\])[*+]\??\$?$/;

export const patternRestricts = defineRule({
  id: 'pattern-restricts',
  title: 'patterns rule something out',
  group: 'input-validation',
  severity: 'warning',
  aliases: ['8c81d6c0'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'the value looks validated but is not',
  hint: 'write the characters that are allowed, for example `^[A-Za-z0-9-]+$`, or remove the pattern',
  check: forApi(({ model }) => {
    const patterns = requestSchemas(model).filter(
      ({ schema }) => typeof schema['pattern'] === 'string',
    );
    if (patterns.length === 0) return undefined;
    return patterns
      .filter(({ schema }) => MATCHES_ALL.test(String(schema['pattern'])))
      .map(({ at, name, schema }) => ({
        at: at.child('pattern'),
        message: `pattern \`${schema['pattern']}\` of \`${name}\` matches everything`,
      }));
  }),
});
