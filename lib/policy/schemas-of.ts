// The schemas of what callers send, part by part: shared by the rules about input.

import type { ApiModel, Schema, SchemaObject, SchemaRoot } from '../model/index.js';
import type { Location } from '../source/index.js';

export interface SchemaPart {
  readonly schema: SchemaObject;
  readonly at: Location;
  /** Name of the property, or of what the schema belongs to. */
  readonly name: string;
}

/** Every part of every request body and parameter, each once, `$ref`s followed. */
export function requestSchemas(model: ApiModel): SchemaPart[] {
  const parts: SchemaPart[] = [];
  const seen = new Set<SchemaRoot>();
  const visitRoot = (root: SchemaRoot | undefined, name: string): void => {
    if (!root || seen.has(root)) return;
    seen.add(root);
    visit(root.schema, root.at, name);
  };
  const visit = (schema: Schema, at: Location, name: string): void => {
    if (typeof schema === 'boolean') return;
    if (schema.$ref !== undefined) {
      const target = schema.$ref.replace('#/components/schemas/', '');
      visitRoot(model.schemas[target], target);
      return;
    }
    // Callers cannot send what is read-only.
    if (schema.readOnly === true) return;
    parts.push({ schema, at, name });
    for (const [property, child] of Object.entries(schema.properties ?? {})) {
      visit(child, at.child('properties', property), property);
    }
    if (schema.items !== undefined) visit(schema.items, at.child('items'), `${name}[]`);
    for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
      schema[keyword]?.forEach((branch, index) => {
        visit(branch, at.child(keyword, index), name);
      });
    }
    const additional = schema.additionalProperties;
    if (typeof additional === 'object')
      visit(additional, at.child('additionalProperties'), `${name}.*`);
  };
  for (const { parameters, requestBody } of model.operations) {
    for (const parameter of parameters) visitRoot(parameter.schema, parameter.name);
    for (const { schema, type } of requestBody?.content ?? []) visitRoot(schema, type);
  }
  return parts;
}

/** Whether a schema allows a type, `null` aside. */
export function isOfType(schema: SchemaObject, type: string): boolean {
  return Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;
}
