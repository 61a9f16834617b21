// A part of `allOf` that refuses unknown properties refuses those of the other parts as well: it does not see them.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import type { SchemaCheck } from './check.js';

export const closed: SchemaCheck = { on: ['allOf'], check: refusals };

function refusals(schema: SpecNode): Diagnostic[] {
  const parts = (schema.get('allOf')?.items() ?? []).flatMap((part) => part.deref() ?? []);
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
    return [structureMessages.report('SPEC-110', shut.at, { names: names + rest }, place)];
  });
}

const SHOWN = 3;

function namesOf(schema: SpecNode): string[] {
  return schema.get('properties')?.names() ?? [];
}
