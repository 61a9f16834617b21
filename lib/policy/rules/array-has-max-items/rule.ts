// A list without a bound multiplies the work behind the gateway at the caller's will.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';
import { isOfType, requestSchemas } from '../../schemas-of.js';

export const arrayHasMaxItems = defineRule({
  id: 'array-has-max-items',
  title: 'lists that callers send have a maximum number of items',
  group: 'input-validation',
  severity: 'warning',
  level: 'strict',
  aliases: ['6998389e', 'CKV_OPENAPI_21', 'owasp:api4:2023-array-limit'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'one request can hold any number of items, and each costs work behind the gateway',
  hint: 'add `maxItems`',
  check: forApi(({ model }) => {
    const lists = requestSchemas(model).filter(({ schema }) => isOfType(schema, 'array'));
    if (lists.length === 0) return undefined;
    return lists
      .filter(({ schema }) => schema['maxItems'] === undefined)
      .map(({ at, name }) => ({ at, message: `list \`${name}\` has no \`maxItems\`` }));
  }),
});
