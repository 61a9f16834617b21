// Numbers can be counted: who may read /orders/17 will try /orders/18.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';
import { conjunctsOf, isOfType } from '../../schemas/index.js';

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
  options: z.strictObject({
    in: z
      .array(z.enum(['path', 'query', 'header', 'cookie']))
      .default(['path'])
      .describe('where identifiers are looked at'),
  }),
  check: forModel((model, options) => {
    const ids = model.operations
      .flatMap(({ parameters }) => parameters)
      .filter(
        ({ in: place, name }) => options.in.includes(place) && /^(id|.*(_|-)id|.*Id)$/.test(name),
      );
    if (ids.length === 0) return undefined;
    return ids
      .filter(({ schema }) =>
        conjunctsOf(model, schema ? [schema] : []).some((one) => isOfType(one.schema, 'integer')),
      )
      .map(({ in: place, name, at }) => ({
        at,
        message: `${place} parameter \`${name}\` is an integer`,
      }));
  }),
});
