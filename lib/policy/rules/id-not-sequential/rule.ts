// Numbers can be counted: who may read /orders/17 will try /orders/18.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';
import { isOfType } from '../../schemas/index.js';

export const idNotSequential = defineRule({
  id: 'id-not-sequential',
  title: 'identifiers in paths cannot be counted',
  group: 'authorization',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api1:2023-no-numeric-ids'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API1' }],
  risk: 'identifiers can be guessed, and one missing authorization check exposes every record',
  hint: 'use `type: string, format: uuid`',
  check: forModel((model) => {
    const ids = model.operations
      .flatMap(({ parameters }) => parameters)
      .filter(({ in: place, name }) => place === 'path' && /^(id|.*(_|-)id|.*Id)$/.test(name));
    if (ids.length === 0) return undefined;
    return ids
      .filter(
        ({ schema }) => typeof schema?.schema === 'object' && isOfType(schema.schema, 'integer'),
      )
      .map(({ name, at }) => ({ at, message: `path parameter \`${name}\` is an integer` }));
  }),
});
