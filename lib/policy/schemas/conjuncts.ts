// All that holds for one value at the same time: a schema, what its `$ref` leads to, and the parts of its `allOf`.

import { type ApiModel, type Schema, type SchemaObject, schemaOfRef } from '../../model/index.js';
import type { Location } from '../../source/index.js';

/** A schema and where it is written. */
export interface Written {
  readonly schema: SchemaObject;
  readonly at: Location;
}

/** A schema where a value of it is described. */
export interface Placed {
  readonly schema: Schema;
  readonly at: Location;
}

/** Spreads schemas that hold together over `$ref` and `allOf`; each stands in the result once. */
export function conjunctsOf(model: ApiModel, placed: readonly Placed[]): Written[] {
  const found = new Map<SchemaObject, Written>();
  const passed = new Set<SchemaObject>();
  // A list of what is left instead of recursion: compositions may be nested deeply.
  const waiting = [...placed].reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { schema, at } = next;
    if (typeof schema !== 'object' || passed.has(schema)) continue;
    passed.add(schema);
    // Nothing but a `$ref` says nothing itself: whoever uses a component has the same value.
    if (schema.$ref === undefined || Object.keys(schema).length > 1)
      found.set(schema, { schema, at });
    const parts = (schema.allOf ?? []).map((part, index) => ({
      schema: part,
      at: at.child('allOf', index),
    }));
    waiting.push(...parts.reverse());
    const target = schema.$ref === undefined ? undefined : schemaOfRef(model, schema.$ref);
    if (target) waiting.push(target);
  }
  return [...found.values()];
}

/** Whether a schema names a type, `null` aside. */
export function isOfType({ type }: SchemaObject, ...names: readonly string[]): boolean {
  return Array.isArray(type) ? type.some((one) => names.includes(one)) : names.includes(`${type}`);
}

/** Whether a schema rules any value out: titles, descriptions and marks do not. */
export function saysSomething({ schema }: Written): boolean {
  return Object.keys(schema).some((keyword) => SAYING.has(keyword));
}

const SAYING = new Set([
  ...['type', 'enum', 'const', 'not', 'allOf', 'anyOf', 'oneOf', 'if', '$dynamicRef', 'format'],
  ...['properties', 'patternProperties', 'required', 'minProperties', 'maxProperties'],
  ...['items', 'prefixItems', 'minItems', 'maxItems', 'pattern', 'minLength', 'maxLength'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
]);
