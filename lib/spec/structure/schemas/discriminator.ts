// The property by which alternatives are told apart: it has to be there, in each of them, and to lead to them.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type SchemaCheck, typesOf } from './check.js';
import { schemaMessages } from './messages.js';

export const discriminator: SchemaCheck = { on: ['discriminator'], check: doubts };

function doubts(schema: SpecNode): Diagnostic[] {
  const written = schema.get('discriminator');
  const named = written?.string === undefined ? written?.get('propertyName') : written;
  const name = named?.string;
  if (written?.object && !named)
    return [
      structureMessages.report('SPEC-052', written.at, {
        what: 'the discriminator',
        key: 'propertyName',
      }),
    ];
  if (!named || name === undefined) return [];
  const problems = ['oneOf', 'anyOf'].some((key) => schema.get(key))
    ? alternativesOf(schema).flatMap((one) => missing(one, name, named))
    : [...missing(schema, name, named), ...weak(schema, name, named)];
  return [...problems, ...unmapped(written?.get('mapping'), name)];
}

const SCHEMAS = '#/components/schemas';

/** Values of `mapping` are references or names of schemas. Those to other files are not followed. */
function unmapped(mapping: SpecNode | undefined, name: string): Diagnostic[] {
  const known = mapping?.follow(SCHEMAS);
  return (mapping?.entries() ?? []).flatMap(([value, to]) => {
    const { string: target } = to;
    if (target === undefined) return [];
    const isName =
      known !== undefined && /^[\w.-]+$/.test(target) && !/\.(?:json|ya?ml)$/i.test(target);
    if (!isName && !target.startsWith('#')) return [];
    if (to.follow(isName ? `${SCHEMAS}/${target}` : target)) return [];
    const names = Object.keys(known?.object ?? {});
    const near = nearest(target, isName ? names : names.map((one) => `${SCHEMAS}/${one}`));
    const problem = `maps \`${value}\` to \`${target}\`, which does not exist`;
    const hint = near
      ? `did you mean \`${near}\`?`
      : 'name a schema that exists, or remove the entry';
    return [schemaMessages.report('SPEC-109', to.at, { name, problem, hint })];
  });
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
  // A file may be one schema.
  const key = schema.path.at(-1);
  const where = key === undefined ? 'the schema' : `\`${key}\``;
  const near = nearest(name, properties.names());
  const problem = `is no property of ${where}`;
  const hint = near ? `did you mean \`${near}\`?` : `add \`${name}\` to the properties of ${where}`;
  return [schemaMessages.report('SPEC-109', named.at, { name, problem, hint })];
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
  ].map((one) => schemaMessages.report('SPEC-109', named.at, { name, ...one }));
}
