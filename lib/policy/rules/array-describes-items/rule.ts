// A list of anything is validated in its length at most.

import { defineRule } from '../../rule.js';
import {
  holds,
  isFixed,
  isOfType,
  perValue,
  saysSomething,
  type Written,
} from '../../schemas/index.js';

export const arrayDescribesItems = defineRule({
  id: 'array-describes-items',
  title: 'lists that callers send say what their items are',
  group: 'input-validation',
  severity: 'warning',
  level: 'strict',
  aliases: ['a8e859da', 'be0e0df7'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'items of any type and depth reach the back end unchecked',
  hint: 'add `items` with a type, for example `items: { type: string, maxLength: 50 }`',
  check: perValue(
    ({ schema }) => isOfType(schema, 'array'),
    ({ at, schema, value }, _, { sourceVersion }) => {
      if (holds(value, (one) => isFixed(one) || describesItems(one))) return undefined;
      // Versions that ask for `items` are told of a list without when they are read.
      const isToldAlready = sourceVersion !== '3.1' && schema.items === undefined;
      return isToldAlready && value.written.length === 1
        ? undefined
        : { at, message: `the items of \`${value.name}\` may be anything` };
    },
  ),
});

function describesItems({ schema: { items, prefixItems }, at }: Written): boolean {
  if (prefixItems !== undefined || items === false) return true;
  if (typeof items !== 'object') return false;
  return items.$ref !== undefined || saysSomething({ schema: items, at: at.child('items') });
}
