// What applies to one and the same value: a schema, its `allOf`, `anyOf` and `oneOf` branches, and all that
// these refer to. Properties and items are other values.

import { type ApiModel, type Schema, type SchemaObject, schemaOfRef } from '../../model/index.js';

export type Schemas = Pick<ApiModel, 'schemas'>;

/**
 * Schemas that one is composed of at most. What every schema on a long way of compositions is composed of grows
 * with the square of its length; in the specifications of large companies the most are some hundreds.
 */
export const MOST_COMPOSED = 2000;

/** Every schema of a composition, the given one first; each once, so that circles end. None where they are too many. */
export function composition(model: Schemas, schema: unknown): readonly SchemaObject[] {
  if (!isSchemaObject(schema)) return [];
  if (!isComposed(schema)) return [schema];
  const known = compositionsOf(model);
  const found = known.get(schema) ?? composed(model, schema);
  known.set(schema, found);
  return found;
}

/** Whether a schema is composed of so many others that nothing is said about it. */
export function isTooComposed(model: Schemas, schema: SchemaObject): boolean {
  return isComposed(schema) && composition(model, schema) === TOO_MANY;
}

/** Whether other schemas apply to the value of this one. */
export function isComposed(schema: SchemaObject): boolean {
  return schema.$ref !== undefined || COMPOSING.some((keyword) => schema[keyword] !== undefined);
}

const COMPOSING = ['allOf', 'anyOf', 'oneOf'];
const TOO_MANY: readonly SchemaObject[] = [];

function composed(model: Schemas, schema: SchemaObject): readonly SchemaObject[] {
  const found = new Set<SchemaObject>();
  let references = 0;
  const waiting: unknown[] = [schema];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (!isSchemaObject(part) || found.has(part)) continue;
    found.add(part);
    if (part.$ref !== undefined) references++;
    if (found.size - references > MOST_COMPOSED) return TOO_MANY;
    for (const keyword of COMPOSING) waiting.push(...listed(part[keyword]));
    if (typeof part.$ref === 'string') waiting.push(schemaOfRef(model, part.$ref)?.schema);
  }
  return [...found];
}

function compositionsOf({ schemas }: Schemas): WeakMap<object, readonly SchemaObject[]> {
  const known = compositions.get(schemas) ?? new WeakMap();
  compositions.set(schemas, known);
  return known;
}

const compositions = new WeakMap<Schemas['schemas'], WeakMap<object, readonly SchemaObject[]>>();

/** Names of the properties that a composition declares. */
export function declaredProperties(model: Schemas, schema: unknown): Set<string> {
  return new Set(
    composition(model, schema).flatMap((part) => Object.keys(mapped(part.properties))),
  );
}

/** Names of the properties that a composition requires. */
export function requiredProperties(model: Schemas, schema: unknown): Set<unknown> {
  return new Set(composition(model, schema).flatMap((part) => listed(part.required)));
}

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || isSchemaObject(value);
}

/** A list, or nothing where the specification wrote something else. */
export function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A map, or nothing where the specification wrote something else. */
export function mapped(value: unknown): Readonly<Record<string, unknown>> {
  return isSchemaObject(value) ? value : {};
}
