// Schemas: keywords whose value has the wrong type, and contradictions inside them.

import type { Diagnostic } from '../../diagnostics/index.js';
import { isObject, type SpecNode } from '../node.js';
import { kindOf } from './kind-of.js';
import { structureMessages } from './messages.js';
import { checksFor, type Place, SIMPLE } from './schemas/index.js';

/** Keywords that hold schemas: by name, in a list, or one. */
const PARTS: ReadonlyMap<string, 'map' | 'list' | 'one'> = new Map([
  ...['properties', 'patternProperties', '$defs'].map((key) => [key, 'map'] as const),
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((key) => [key, 'list'] as const),
  ...['items', 'additionalProperties', 'not'].map((key) => [key, 'one'] as const),
]);
const COMPOSING = new Set(['allOf', 'anyOf', 'oneOf', 'not']);

type Report = (diagnostic: Diagnostic) => void;

/** Checks a schema and its parts, each once; `$ref`s are not followed: their targets are checked where they stand. */
export function checkSchema(schema: SpecNode, place: Place, report: Report): void {
  const { value } = schema;
  if (typeof value === 'boolean') return;
  if (!isObject(value)) {
    report(wrong(schema, 'the schema', 'a map'));
    return;
  }
  for (const { check } of checksFor(value)) for (const one of check(schema, place)) report(one);
  if (schema.ref !== undefined) return;
  for (const key of Object.keys(value)) checkKeyword(schema, key, value[key], place, report);
}

/** Parameters, headers and their items in 2.0 are no schemas, but say with a schema's keywords what they hold. */
export function checkSimple(node: SpecNode, report: Report): void {
  const { value } = node;
  if (!isObject(value)) return;
  for (const { check } of SIMPLE)
    for (const one of check(node, { version: '2.0', composed: true, simple: true })) report(one);
  const items = node.get('items');
  if (items) checkSimple(items, report);
}

function checkKeyword(
  schema: SpecNode,
  key: string,
  value: unknown,
  place: Place,
  report: Report,
): void {
  const kind = PARTS.get(key);
  if (key === 'type' && typeof value !== 'string' && !Array.isArray(value))
    report(wrong(schema.child(key, value), '`type`', 'a text'));
  else if (kind === 'list' || key === 'enum') {
    if (!Array.isArray(value)) report(wrong(schema.child(key, value), `\`${key}\``, 'a list'));
  } else if (kind === 'map' && !isObject(value))
    report(wrong(schema.child(key, value), `\`${key}\``, 'a map'));
  if (kind === undefined) return;
  const part = schema.child(key, value);
  const inside = { ...place, composed: COMPOSING.has(key) };
  if (kind === 'list') for (const child of part.items()) checkSchema(child, inside, report);
  else if (kind === 'map') checkNamed(part, key, inside, report);
  else if (!Array.isArray(value)) checkSchema(part, inside, report);
}

function checkNamed(map: SpecNode, key: string, inside: Place, report: Report): void {
  const { object = {} } = map;
  for (const name of Object.keys(object)) {
    const child = map.child(name, object[name]);
    if (name === '$ref' && child.string !== undefined)
      report(structureMessages.report('SPEC-058', child.at.key(), { key }));
    else checkSchema(child, inside, report);
  }
}

function wrong(node: SpecNode, what: string, expected: string): Diagnostic {
  return structureMessages.report('SPEC-050', node.at, {
    what,
    found: kindOf(node.value),
    expected,
  });
}
