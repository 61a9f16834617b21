// Defaults and enumerations that do not fit the type, and enumerations that say more than they need.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type SchemaCheck, typesOf } from './check.js';

export const values: SchemaCheck = { on: ['enum', 'default', 'example'], check: misfits };

function misfits(schema: SpecNode): Diagnostic[] {
  const types = typesOf(schema);
  const allowed = schema.get('enum');
  return [
    ...unfit(schema.get('default'), 'default', types, schema),
    ...unfit(schema.get('example'), 'example', types, schema),
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
    ...repeated(items),
    ...IDLE.filter((keyword) => schema.get(keyword)).map((keyword) =>
      structureMessages.report('SPEC-112', schema.at.child(keyword).key(), { keyword }),
    ),
  ];
}

const IDLE = ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum', 'multipleOf'];

function unfit(
  node: SpecNode | undefined,
  keyword: string,
  types: readonly string[],
  schema: SpecNode,
): Diagnostic[] {
  if (!node || types.length === 0 || types.some((type) => fits(node.value, type))) return [];
  // `null` as a default or an example is how people write "none".
  if (node.value === null) return [];
  // Dates that YAML reads as such, and files, are written as texts.
  if (schema.get('format')?.string === 'binary' || types.includes('file')) return [];
  const found = JSON.stringify(node.value)?.slice(0, 40) ?? '';
  return [
    structureMessages.report('SPEC-103', node.at, { keyword, found, type: types.join(' or ') }),
  ];
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' || value instanceof Date;
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return true;
  }
}

function unlisted(node: SpecNode | undefined, allowed: readonly SpecNode[]): Diagnostic[] {
  // A list has its values in `items`.
  if (!node || node.value === null || typeof node.value === 'object') return [];
  const listed = allowed.map(({ value }) => JSON.stringify(value));
  if (listed.length === 0) return [];
  const found = JSON.stringify(node.value);
  if (listed.includes(found)) return [];
  const near = nearest(found, listed);
  const known = `${listed.slice(0, 8).join(', ')}${listed.length > 8 ? ', …' : ''}`;
  return [structureMessages.report('SPEC-104', node.at, { found, known, near })];
}

function repeated(allowed: readonly SpecNode[]): Diagnostic[] {
  const seen = new Set<string>();
  return allowed.flatMap((item) => {
    const found = JSON.stringify(item.value);
    if (seen.has(found)) return [structureMessages.report('SPEC-105', item.at, { found })];
    seen.add(found);
    return [];
  });
}
