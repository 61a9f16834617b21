// Schemas: keywords whose value has the wrong type, and contradictions inside them.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { SpecNode } from '../node.js';
import { kindOf } from './kind-of.js';
import { structureMessages } from './messages.js';
import { type Place, SCHEMA_CHECKS } from './schemas/index.js';

const MAPS = ['properties', 'patternProperties', '$defs'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'enum', 'prefixItems'];

/** Checks a schema and its parts, each once; `$ref`s are not followed: their targets are checked where they stand. */
export function checkSchema(
  schema: SpecNode,
  place: Place,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (typeof schema.value === 'boolean') return;
  if (!schema.object) {
    report(wrong(schema, 'the schema', 'a map'));
    return;
  }
  for (const check of SCHEMA_CHECKS) for (const one of check(schema, place)) report(one);
  if (schema.ref !== undefined) return;
  const inside = { ...place, composed: false };
  const type = schema.get('type');
  if (type && typeof type.value !== 'string' && !Array.isArray(type.value))
    report(wrong(type, '`type`', 'a text'));
  for (const key of MAPS) {
    const map = schema.get(key);
    if (map && !map.object) report(wrong(map, `\`${key}\``, 'a map'));
    for (const [name, child] of map?.entries() ?? []) {
      if (name === '$ref' && child.string !== undefined) {
        report(structureMessages.report('SPEC-058', child.at.key(), { key }));
      } else checkSchema(child, inside, report);
    }
  }
  for (const key of LISTS) {
    const list = schema.get(key);
    if (list && !Array.isArray(list.value)) report(wrong(list, `\`${key}\``, 'a list'));
    if (key === 'enum') continue;
    const part = { ...place, composed: key !== 'prefixItems' };
    for (const child of list?.items() ?? []) checkSchema(child, part, report);
  }
  for (const key of ['items', 'additionalProperties', 'not']) {
    const child = schema.get(key);
    const part = { ...place, composed: key === 'not' };
    if (child && !Array.isArray(child.value)) checkSchema(child, part, report);
  }
}

function wrong(node: SpecNode, what: string, expected: string): Diagnostic {
  return structureMessages.report('SPEC-050', node.at, {
    what,
    found: kindOf(node.value),
    expected,
  });
}
