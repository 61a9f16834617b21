// Values that are written down beside a schema, and do not fit its type.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { typesOf } from './check.js';
import { schemaMessages } from './messages.js';

/** Deeper examples, and longer lists, are copies of real answers: what is wrong there is wrong above as well. */
const DEEPEST = 6;
const ITEMS = 10;

/** The same for a value and all that is in it. What alternatives (`oneOf`, `anyOf`) describe is not judged. */
export function unfitBelow(
  node: SpecNode | undefined,
  keyword: string,
  schema: SpecNode | undefined,
  depth = DEEPEST,
): Diagnostic[] {
  const end = schema?.deref();
  if (!node || !end || depth === 0) return [];
  const own = unfit(node, keyword, typesOf(end), end);
  if (own.length > 0) return own;
  const inside = (child: SpecNode, described: SpecNode | undefined) =>
    unfitBelow(child, keyword, described, depth - 1);
  if (Array.isArray(node.value)) {
    const items = end.get('items');
    return items
      ? node
          .items()
          .slice(0, ITEMS)
          .flatMap((one) => inside(one, items))
      : [];
  }
  return node.entries().flatMap(([name, child]) => inside(child, propertyOf(end, name)));
}

function propertyOf(schema: SpecNode, name: string): SpecNode | undefined {
  const own = schema.get('properties')?.get(name);
  if (own) return own;
  const parts = schema.get('allOf')?.items() ?? [];
  return parts.flatMap((part) => part.deref()?.get('properties')?.get(name) ?? [])[0];
}

/** What is wrong with the type of a value; `keyword`: where it is given. */
export function unfit(
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
  return [schemaMessages.report('SPEC-103', node.at, { keyword, found, type: types.join(' or ') })];
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
