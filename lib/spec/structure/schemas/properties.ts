// Properties: those that are required but not described, and marks that exclude each other.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { Location } from '../../../source/index.js';
import { memberOf, type SpecNode } from '../../node.js';
import { repeated } from '../repeated.js';
import { type Place, type SchemaCheck, typesOf } from './check.js';
import { schemaMessages } from './messages.js';

export const properties: SchemaCheck = {
  on: ['required', 'writeOnly'],
  check: (schema, place) => [
    ...undescribed(schema, place),
    ...unusedDefaults(schema),
    ...repeatedNames(schema),
    ...(schema.get('readOnly')?.boolean === true && schema.get('writeOnly')?.boolean === true
      ? [schemaMessages.report('SPEC-108', schema.at.child('writeOnly'), {})]
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
  const { object: known } = described;
  return required(schema, (name) => !Object.hasOwn(known, name)).map(({ name, at }) => {
    const near = nearest(name, described.names());
    return schemaMessages.report('SPEC-101', at, { name, near });
  });
}

function unusedDefaults(schema: SpecNode): Diagnostic[] {
  if (!typesOf(schema).includes('object')) return [];
  const properties = schema.get('properties');
  const isGiven = (name: string) => memberOf(memberOf(properties?.value, name), 'default');
  return required(schema, (name) => isGiven(name) !== undefined).flatMap(({ name }) => {
    const given = properties?.get(name)?.get('default');
    return given ? [schemaMessages.report('SPEC-111', given.at, { name })] : [];
  });
}

function repeatedNames(schema: SpecNode): Diagnostic[] {
  const names = schema.object?.['required'];
  if (!Array.isArray(names) || new Set(names).size === names.length) return [];
  return repeated(schema.get('required')?.items() ?? [], 'required');
}

/** The required names of which something is asked: most are in order, and nobody needs to know where they stand. */
function required(
  schema: SpecNode,
  isAsked: (name: string) => boolean,
): { name: string; at: Location }[] {
  const list = schema.get('required');
  if (!Array.isArray(list?.value)) return [];
  return list.value.flatMap((name: unknown, index) =>
    typeof name === 'string' && isAsked(name) ? [{ name, at: list.at.child(index) }] : [],
  );
}
