// The property by which alternatives are told apart: it has to be there, in each of them.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type SchemaCheck, typesOf } from './check.js';

export const discriminator: SchemaCheck = { on: ['discriminator'], check: doubts };

function doubts(schema: SpecNode): Diagnostic[] {
  const written = schema.get('discriminator');
  const named = written?.string === undefined ? written?.get('propertyName') : written;
  const name = named?.string;
  if (!named || name === undefined) return [];
  return ['oneOf', 'anyOf'].some((key) => schema.get(key))
    ? alternativesOf(schema).flatMap((one) => missing(one, name, named))
    : [...missing(schema, name, named), ...weak(schema, name, named)];
}

function alternativesOf(schema: SpecNode): SpecNode[] {
  return ['oneOf', 'anyOf']
    .flatMap((key) => schema.get(key)?.items() ?? [])
    .flatMap((one) => one.deref() ?? []);
}

/** Only where the schema is whole: what it is composed of may have the property. */
function missing(schema: SpecNode, name: string, named: SpecNode) {
  const properties = schema.get('properties');
  const isOpen = ['allOf', 'anyOf', 'oneOf'].some((key) => schema.get(key));
  if (!properties?.object || isOpen || properties.get(name)) return [];
  const where = schema.path.at(-1);
  const near = nearest(
    name,
    properties.entries().map(([key]) => key),
  );
  const problem = `is no property of \`${where}\``;
  const hint = near
    ? `did you mean \`${near}\`?`
    : `add \`${name}\` to the properties of \`${where}\``;
  return [structureMessages.report('SPEC-109', named.at, { name, problem, hint })];
}

function weak(schema: SpecNode, name: string, named: SpecNode) {
  const property = schema.get('properties')?.get(name)?.deref();
  if (!property) return [];
  const types = typesOf(property);
  const required = schema
    .get('required')
    ?.items()
    .some(({ string }) => string === name);
  return [
    ...(types.length > 0 && !types.includes('string')
      ? [
          {
            problem: `is of type ${types.join(', ')}`,
            hint: `write \`type: string\` for \`${name}\``,
          },
        ]
      : []),
    ...(required ? [] : [{ problem: 'is not required', hint: `add \`${name}\` to \`required\`` }]),
  ].map((one) => structureMessages.report('SPEC-109', named.at, { name, ...one }));
}
