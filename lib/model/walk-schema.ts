// Walks over schemas, and what can be said of an operation by doing so.

import type { DataClass } from '../annotations/index.js';
import type { Location } from '../source/index.js';
import type { ApiModel, Operation, Schema, SchemaObject, SchemaRoot } from './api-model.js';

const PREFIX = '#/components/schemas/';

/** The named schema that a `$ref` of the model leads to. */
export function schemaOfRef(model: Pick<ApiModel, 'schemas'>, ref: string): SchemaRoot | undefined {
  return model.schemas[ref.slice(PREFIX.length)];
}

/**
 * Visits a schema and its parts, not what their `$ref`s lead to; nothing below a part for which `visit`
 * returns `false`.
 */
export function walkSchema(
  root: SchemaRoot,
  visit: (schema: SchemaObject, at: Location) => boolean | undefined,
): void {
  const go = (schema: Schema, at: Location): void => {
    if (typeof schema !== 'object' || schema === null || visit(schema, at) === false) return;
    for (const [keyword, part] of Object.entries(schema)) {
      if (typeof part !== 'object' || part === null) continue;
      if (keyword === 'properties' || keyword === 'patternProperties') {
        for (const [name, child] of Object.entries(part)) go(child, at.child(keyword, name));
      } else if (LISTS.has(keyword) && Array.isArray(part)) {
        part.forEach((child: Schema, index) => {
          go(child, at.child(keyword, index));
        });
      } else if (SINGLES.has(keyword) && !Array.isArray(part)) {
        go(part as Schema, at.child(keyword));
      }
    }
  };
  go(root.schema, root.at);
}

const LISTS = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const SINGLES = new Set(['items', 'additionalProperties', 'not']);

export interface DataMark {
  readonly data: DataClass;
  readonly at: Location;
  readonly where: 'parameter' | 'request' | 'response';
}

/** Every `data` mark that an operation's parameters, bodies and responses reach. */
export function dataMarks(model: ApiModel, operation: Operation): DataMark[] {
  const marks = new Map<string, DataMark>();
  const collect = (
    root: SchemaRoot | undefined,
    where: DataMark['where'],
    seen: Set<SchemaRoot>,
  ): void => {
    if (!root || seen.has(root)) return;
    seen.add(root);
    walkSchema(root, (schema, at) => {
      // What is only written is not answered, and what is only read is not sent.
      if (where === 'response' ? schema.writeOnly : schema.readOnly) return false;
      const data = schema['x-gateway']?.data;
      if (data) marks.set(`${where} ${at.file}#${at.pointer}`, { data, at, where });
      if (schema.$ref !== undefined) collect(schemaOfRef(model, schema.$ref), where, seen);
      return true;
    });
  };
  for (const { data, at, schema } of operation.parameters) {
    if (data) marks.set(`parameter ${at.pointer}`, { data, at, where: 'parameter' });
    else collect(schema, 'parameter', new Set());
  }
  const request = new Set<SchemaRoot>();
  for (const { schema } of operation.requestBody?.content ?? [])
    collect(schema, 'request', request);
  const response = new Set<SchemaRoot>();
  for (const { content, headers } of operation.responses) {
    for (const { schema } of [...content, ...headers]) collect(schema, 'response', response);
  }
  return [...marks.values()];
}

/** Whether a media type carries JSON: `application/json`, `text/json`, `application/problem+json`. */
export function isJsonMedia(type: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(type);
}
