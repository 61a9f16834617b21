// Properties: those that are required but not described, and marks that exclude each other.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type Place, type SchemaCheck, typesOf } from './check.js';

export const properties: SchemaCheck = {
  on: ['required', 'writeOnly'],
  check: (schema, place) => [
    ...undescribed(schema, place),
    ...unusedDefaults(schema),
    ...(schema.get('readOnly')?.boolean === true && schema.get('writeOnly')?.boolean === true
      ? [structureMessages.report('SPEC-108', schema.at.child('writeOnly'), {})]
      : []),
  ],
};

const OPEN = ['allOf', 'anyOf', 'oneOf', 'additionalProperties', 'patternProperties', 'not', 'if'];

function undescribed(schema: SpecNode, { composed }: Place): Diagnostic[] {
  const described = schema.get('properties');
  // Parts of a composition may require what another part describes.
  // What a `$ref` in place of the properties was to bring is told there.
  if (!described?.object || described.ref !== undefined || composed) return [];
  if (OPEN.some((key) => schema.get(key) && schema.get(key)?.boolean !== false)) return [];
  const known = described.entries().map(([name]) => name);
  return (schema.get('required')?.items() ?? []).flatMap((item) => {
    const name = item.string;
    if (name === undefined || described.get(name)) return [];
    const near = nearest(name, known);
    return [structureMessages.report('SPEC-101', item.at, { name, near })];
  });
}

function unusedDefaults(schema: SpecNode): Diagnostic[] {
  if (!typesOf(schema).includes('object')) return [];
  return (schema.get('required')?.items() ?? []).flatMap(({ string: name }) => {
    const given =
      name === undefined ? undefined : schema.get('properties')?.get(name)?.get('default');
    return name !== undefined && given
      ? [structureMessages.report('SPEC-111', given.at, { name })]
      : [];
  });
}
