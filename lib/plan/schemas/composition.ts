// What applies to one and the same value: a schema, its `allOf`, `anyOf` and `oneOf` branches, and all that
// these refer to. Properties and items are other values.

import { type ApiModel, type Schema, type SchemaObject, schemaOfRef } from '../../model/index.js';

export type Schemas = Pick<ApiModel, 'schemas'>;

/** Every schema of a composition, the given one first; each once, so that circles end. */
export function composition(model: Schemas, schema: unknown): SchemaObject[] {
  const found = new Set<SchemaObject>();
  const waiting: unknown[] = [schema];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (!isSchemaObject(part) || found.has(part)) continue;
    found.add(part);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) waiting.push(...listed(part[keyword]));
    if (typeof part.$ref === 'string') waiting.push(schemaOfRef(model, part.$ref)?.schema);
  }
  return [...found];
}

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
