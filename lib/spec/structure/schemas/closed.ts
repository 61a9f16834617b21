// A part of `allOf` that refuses unknown properties refuses those of the other parts as well: it does not see them.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import type { SchemaCheck } from './check.js';
import { schemaMessages } from './messages.js';

export const closed: SchemaCheck = {
  on: ['allOf', 'anyOf', 'oneOf'],
  check: (schema) => [
    ...refusals(schema, partsOf(schema, 'allOf')),
    // Each alternative holds together with what stands around it.
    ...['anyOf', 'oneOf'].flatMap((key) =>
      partsOf(schema, key).flatMap((one) => refusals(schema, [one])),
    ),
  ],
};

function partsOf(schema: SpecNode, key: string): SpecNode[] {
  return (schema.get(key)?.items() ?? []).flatMap((part) => part.deref() ?? []);
}

function refusals(schema: SpecNode, parts: readonly SpecNode[]): Diagnostic[] {
  if (parts.length === 0) return [];
  const all = [schema, ...parts];
  return all.flatMap((part) => {
    const shut = part.get('additionalProperties');
    if (shut?.boolean !== false || part.get('patternProperties')) return [];
    const own = new Set(namesOf(part));
    const refused = [...new Set(all.filter((one) => one !== part).flatMap(namesOf))].filter(
      (name) => !own.has(name),
    );
    if (refused.length === 0) return [];
    const names = refused
      .map((name) => `\`${name}\``)
      .slice(0, SHOWN)
      .join(', ');
    const rest = refused.length > SHOWN ? ` and ${refused.length - SHOWN} more` : '';
    // Where the part is shared it is fine by itself: the fault is to compose it.
    const place = part === schema ? [] : [{ at: schema.at, message: 'composed here' }];
    return [schemaMessages.report('SPEC-110', shut.at, { names: names + rest }, place)];
  });
}

const SHOWN = 3;

function namesOf(schema: SpecNode): string[] {
  return schema.get('properties')?.names() ?? [];
}
