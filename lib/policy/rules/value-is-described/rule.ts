// A schema that says nothing lets everything through.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';
import { saysSomething, schemaValues, writtenOnce } from '../../schemas/index.js';

export const valueIsDescribed = defineRule({
  id: 'value-is-described',
  title: 'no property or parameter accepts anything',
  group: 'input-validation',
  severity: 'info',
  level: 'strict',
  aliases: ['500ce696'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API3' }],
  risk: 'values of any type, size and depth reach the back end unchecked',
  hint: 'say what it is: `type`, `enum`, or a `$ref` to a schema',
  check: forModel((model) => {
    // Whole JSON bodies are for body-is-described; around an alternative, its siblings have spoken.
    const values = schemaValues(model, 'request').filter(
      ({ whole, name }) => !whole || !name.includes('/'),
    );
    if (values.length === 0) return undefined;
    return writtenOnce(
      values
        .filter(({ around }) => !around.some(saysSomething))
        .map(({ at, name, operation }) => ({
          at,
          of: operation,
          message: `\`${name}\` may be anything`,
        })),
    );
  }),
});
