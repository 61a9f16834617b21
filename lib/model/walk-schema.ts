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
function walkSchema(
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
  if (!model.annotations.marksData) return [];
  const marks = new Map<string, DataMark>();
  const collect = (roots: readonly SchemaRoot[], where: DataMark['where']): void => {
    for (const { data, at } of reachedMarks(model, roots, where))
      marks.set(`${where} ${at.file}#${at.pointer}`, { data, at, where });
  };
  for (const { data, at, schema } of operation.parameters) {
    if (data) marks.set(`parameter ${at.pointer}`, { data, at, where: 'parameter' });
    else if (schema) collect([schema], 'parameter');
  }
  collect(schemasOf(operation.requestBody?.content ?? []), 'request');
  const answers = operation.responses.flatMap(({ content, headers }) => [...content, ...headers]);
  collect(schemasOf(answers), 'response');
  return [...marks.values()];
}

function schemasOf(parts: readonly { readonly schema?: SchemaRoot }[]): SchemaRoot[] {
  return parts.flatMap(({ schema }) => schema ?? []);
}

/** The marks of schemas and of all that these refer to; each once, so that circles end. */
function reachedMarks(
  model: ApiModel,
  roots: readonly SchemaRoot[],
  where: DataMark['where'],
): Omit<DataMark, 'where'>[] {
  const marks: Omit<DataMark, 'where'>[] = [];
  const marked = markedSchemas(model);
  const reached = new Set(roots);
  // A set that grows while it is walked over is a queue: chains of references end nowhere near the stack's end.
  for (const root of reached) {
    walkSchema(root, (schema, at) => {
      // What is only written is not answered, and what is only read is not sent.
      if (where === 'response' ? schema.writeOnly : schema.readOnly) return false;
      const data = schema['x-gateway']?.data;
      if (data) marks.push({ data, at });
      const target = schema.$ref === undefined ? undefined : schemaOfRef(model, schema.$ref);
      if (target && marked.has(target)) reached.add(target);
      return true;
    });
  }
  return marks;
}

/** The named schemas that hold a mark or lead to one: nobody has to look into the others. */
function markedSchemas(model: ApiModel): ReadonlySet<SchemaRoot> {
  const known = markedOf.get(model.schemas);
  if (known) return known;
  const callers = new Map<SchemaRoot, SchemaRoot[]>();
  const waiting: SchemaRoot[] = [];
  for (const root of Object.values(model.schemas)) {
    walkSchema(root, (schema) => {
      if (schema['x-gateway']?.data) waiting.push(root);
      const target = schema.$ref === undefined ? undefined : schemaOfRef(model, schema.$ref);
      if (!target) return true;
      const found = callers.get(target);
      if (found) found.push(root);
      else callers.set(target, [root]);
      return true;
    });
  }
  const marked = new Set(waiting);
  for (const root of marked) for (const caller of callers.get(root) ?? []) marked.add(caller);
  markedOf.set(model.schemas, marked);
  return marked;
}

const markedOf = new WeakMap<ApiModel['schemas'], ReadonlySet<SchemaRoot>>();

/** Whether a media type carries JSON: `application/json`, `text/json`, `application/problem+json`. */
export function isJsonMedia(type: string): boolean {
  return /^[^;]*[/+]json\s*(;|$)/i.test(type);
}
