// Models out of `components/schemas`: JSON Schema draft 4, one for each name, references absolute.
// Each rule is named with the message of API Gateway where one is known.

import { isJson, type Json, objectAt } from '../../../http.js';
import type { Model } from '../state.js';
import type { ImportContext } from './context.js';

const LOCAL = '#/components/schemas/';
/** Stored as they are. */
const KEPT = new Set(
  `$ref type properties required items additionalProperties allOf anyOf oneOf not enum minimum maximum
  exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern minItems maxItems uniqueItems
  minProperties maxProperties format title description`.split(/\s+/),
);
/** OpenAPI 3.0 has them, models do not, and nobody says so: what they meant is gone. */
const DROPPED = new Set(['nullable', 'deprecated', 'writeOnly', 'externalDocs', 'xml']);
/** "Not supported" in the list of known issues; a model with one is refused. */
const UNSUPPORTED = new Set(['discriminator', 'example', 'examples', 'readOnly', 'default']);
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

export function importModels(document: Json, context: ImportContext): Record<string, Model> {
  const schemas = objectAt(objectAt(document, 'components'), 'schemas');
  for (const name of Object.keys(schemas)) {
    if (/^[A-Za-z0-9]+$/.test(name)) context.models.add(name);
    else context.error(`Unable to create model for '${name}': Model name must be alphanumeric`);
  }
  const models = [...context.models].map((name) => {
    const schema = readSchema(schemas[name], `components.schemas.${name}`, name, context);
    if (isJson(schemas[name]) && Object.keys(schemas[name]).length === 0) {
      refuse(name, 'Model schema must have at least 1 property or array items defined', context);
    }
    return [name, modelOf(name, schema, context)] as const;
  });
  return Object.fromEntries(models);
}

/**
 * The model that a body or response of this schema has: the one referred to, or one made for it. Nothing
 * where there is none, after a warning.
 */
export function modelFor(
  schema: unknown,
  place: string,
  models: Record<string, Model>,
  context: ImportContext,
): string | undefined {
  if (!isJson(schema)) return undefined;
  const { $ref } = schema;
  if (typeof $ref === 'string') {
    const name = $ref.slice(LOCAL.length);
    if ($ref.startsWith(LOCAL) && context.models.has(name)) return name;
    context.missing(`${place}.${$ref}`);
    return undefined;
  }
  const name = `MODEL${context.options.newId(6)}`;
  models[name] = modelOf(name, readSchema(schema, place, name, context), context);
  return name;
}

function modelOf(name: string, schema: unknown, { options }: ImportContext): Model {
  const text = JSON.stringify(schema ?? {});
  return { id: options.newId(6), name, contentType: 'application/json', schema: text };
}

function readSchema(value: unknown, place: string, model: string, context: ImportContext): unknown {
  if (!isJson(value)) {
    context.warn(`Parse issue: attribute ${place} is not of type \`object\``);
    return {};
  }
  checkKeywords(value, place, model, context);
  if (value['$ref'] !== undefined) return { $ref: reference(value['$ref'], place, context) };
  checkValues(value, place, model, context);
  const entries = Object.entries(value)
    .filter(([key]) => KEPT.has(key))
    .map(([key, item]) => [key, readMember(key, item, `${place}.${key}`, model, context)] as const);
  return Object.fromEntries(entries);
}

function readMember(
  key: string,
  value: unknown,
  place: string,
  model: string,
  context: ImportContext,
) {
  switch (key) {
    case 'properties':
      return Object.fromEntries(
        Object.entries(isJson(value) ? value : {}).map(([name, schema]) => [
          name,
          readSchema(schema, `${place}.${name}`, model, context),
        ]),
      );
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return (Array.isArray(value) ? value : []).map((schema, at) =>
        readSchema(schema, `${place}[${at}]`, model, context),
      );
    case 'items':
    case 'not':
      return readSchema(value, place, model, context);
    case 'additionalProperties':
      return typeof value === 'boolean' ? value : readSchema(value, place, model, context);
    default:
      return value;
  }
}

function checkKeywords(schema: Json, place: string, model: string, context: ImportContext): void {
  const unsupported = Object.keys(schema).filter((key) => UNSUPPORTED.has(key));
  if (unsupported.length > 0) {
    refuse(
      model,
      `Invalid model schema specified. Unsupported keyword(s): ${JSON.stringify(unsupported)}`,
      context,
    );
  }
  for (const key of Object.keys(schema)) {
    const known = KEPT.has(key) || DROPPED.has(key) || UNSUPPORTED.has(key) || key.startsWith('x-');
    if (!known) context.unexpected(`${place}.${key}`);
  }
}

function checkValues(schema: Json, place: string, model: string, context: ImportContext): void {
  const { type } = schema;
  if (type !== undefined && !TYPES.has(String(type))) {
    context.warn(`Parse issue: attribute ${place}.type is not of type \`string\``);
  }
  for (const key of ['required', 'enum', 'allOf', 'anyOf', 'oneOf']) {
    const list = schema[key];
    if (list !== undefined && (!Array.isArray(list) || list.length === 0)) {
      refuse(model, `Invalid model schema specified. ${key} must not be empty`, context);
    }
  }
  for (const key of ['exclusiveMinimum', 'exclusiveMaximum']) {
    if (schema[key] !== undefined && typeof schema[key] !== 'boolean') {
      context.warn(`Parse issue: attribute ${place}.${key} is not of type \`boolean\``);
    }
  }
}

function reference(ref: unknown, place: string, context: ImportContext): string {
  const text = String(ref);
  const name = text.slice(LOCAL.length);
  if (!text.startsWith(LOCAL) || !context.models.has(name)) context.missing(`${place}.${text}`);
  return `https://apigateway.amazonaws.com/restapis/${context.options.apiId}/models/${name}`;
}

function refuse(model: string, reason: string, context: ImportContext): void {
  context.error(
    `Unable to create model for '${model}': Invalid model specified: Validation Result: warnings : [], errors : [${reason}]`,
  );
}
