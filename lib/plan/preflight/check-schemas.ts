// Models: names, and the keywords of OpenAPI 3.0 schemas that API Gateway stores and enforces.

import { isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';
import { type Report, shown } from './problem.js';

const KEYWORDS = new Set(
  `$ref type properties required items additionalProperties allOf anyOf oneOf not enum minimum maximum
  exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems uniqueItems
  minProperties maxProperties format title description`.split(/\s+/),
);
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);
const REFERENCE = /^#\/components\/schemas\/([A-Za-z0-9]+)$/;

export function checkSchemas(schemas: JsonObject, report: Report): void {
  for (const [name, schema] of Object.entries(schemas)) {
    const at = ['components', 'schemas', name];
    if (!/^[A-Za-z0-9]+$/.test(name)) report(at, `the model name "${name}" is not alphanumeric`);
    if (isObject(schema) && Object.keys(schema).length === 0)
      report(at, `the model ${name} is empty`);
    checkSchema(schema, at, schemas, report);
  }
}

/** A `$ref` to a model that exists. */
export function checkReference(
  ref: unknown,
  at: (string | number)[],
  schemas: JsonObject,
  report: Report,
): void {
  const name = typeof ref === 'string' ? REFERENCE.exec(ref)?.[1] : undefined;
  if (name === undefined || !Object.hasOwn(schemas, name))
    report(at, `${shown(ref)} leads to no model`);
}

function checkSchema(
  schema: unknown,
  at: (string | number)[],
  schemas: JsonObject,
  report: Report,
): void {
  if (!isObject(schema)) {
    report(at, 'a schema is not a map');
    return;
  }
  for (const key of Object.keys(schema))
    if (!KEYWORDS.has(key)) report([...at, key], `the schema keyword "${key}" is not imported`);
  if (schema['$ref'] !== undefined) {
    checkReference(schema['$ref'], at, schemas, report);
    if (Object.keys(schema).length > 1) report(at, 'keywords beside $ref are lost');
    return;
  }
  if (schema['type'] !== undefined && !TYPES.has(String(schema['type'])))
    report(at, `the type ${JSON.stringify(schema['type'])} does not exist`);
  for (const key of ['required', 'enum', 'allOf', 'anyOf', 'oneOf']) {
    const list = schema[key];
    if (list !== undefined && (!Array.isArray(list) || list.length === 0))
      report([...at, key], `${key} is empty`);
  }
  for (const key of ['exclusiveMinimum', 'exclusiveMaximum']) {
    if (schema[key] !== undefined && typeof schema[key] !== 'boolean')
      report([...at, key], `${key} is not a boolean`);
  }
  checkBelow(schema, at, schemas, report);
}

function checkBelow(
  schema: JsonObject,
  at: (string | number)[],
  schemas: JsonObject,
  report: Report,
): void {
  for (const [name, one] of Object.entries(
    isObject(schema['properties']) ? schema['properties'] : {},
  )) {
    checkSchema(one, [...at, 'properties', name], schemas, report);
  }
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    const list = schema[key];
    for (const [index, one] of (Array.isArray(list) ? list : []).entries()) {
      checkSchema(one, [...at, key, index], schemas, report);
    }
  }
  for (const key of ['items', 'not', 'additionalProperties']) {
    const one = schema[key];
    if (one !== undefined && !(key === 'additionalProperties' && typeof one === 'boolean'))
      checkSchema(one, [...at, key], schemas, report);
  }
}
