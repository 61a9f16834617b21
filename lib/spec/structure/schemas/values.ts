// Defaults and enumerations that do not fit the type, and enumerations that say more than they need.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { repeated } from '../repeated.js';
import { type SchemaCheck, typesOf } from './check.js';
import { unfit, unfitBelow } from './fitting.js';
import { schemaMessages } from './messages.js';

export const values: SchemaCheck = { on: ['enum', 'default', 'example'], check: misfits };

function misfits(schema: SpecNode): Diagnostic[] {
  const types = typesOf(schema);
  const allowed = schema.get('enum');
  return [
    ...unfit(schema.get('default'), 'default', types, schema),
    ...unfitBelow(schema.get('example'), 'example', schema),
    ...(allowed ? ofEnumeration(schema, allowed, types) : []),
  ];
}

function ofEnumeration(
  schema: SpecNode,
  allowed: SpecNode,
  types: readonly string[],
): Diagnostic[] {
  const items = allowed.items();
  return [
    ...items.flatMap((node) => unfit(node, 'enum', types, schema)),
    ...unlisted(schema.get('default'), items),
    ...repeated(items, 'enum'),
    ...IDLE.filter((keyword) => schema.get(keyword)).map((keyword) =>
      schemaMessages.report('SPEC-112', schema.at.child(keyword).key(), { keyword }),
    ),
  ];
}

const IDLE = ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'multipleOf'];

function unlisted(node: SpecNode | undefined, allowed: readonly SpecNode[]): Diagnostic[] {
  // A list has its values in `items`.
  if (!node || node.value === null || typeof node.value === 'object') return [];
  const listed = allowed.map(({ value }) => JSON.stringify(value));
  if (listed.length === 0) return [];
  const found = JSON.stringify(node.value);
  if (listed.includes(found)) return [];
  const near = nearest(found, listed);
  const known = `${listed.slice(0, 8).join(', ')}${listed.length > 8 ? ', …' : ''}`;
  return [schemaMessages.report('SPEC-104', node.at, { found, known, near })];
}
