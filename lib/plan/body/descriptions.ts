// Descriptions become documentation parts at import, of which an API has at most 2,000, and they can make
// up half of a body. They are kept only while they cost nothing.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html

import { define, isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';

export const DOCUMENTATION_PART_QUOTA = 2000;

const SCHEMA_MAPS = ['properties', 'patternProperties'];
const SCHEMA_LISTS = ['allOf', 'anyOf', 'oneOf'];
const SCHEMAS = ['items', 'additionalProperties', 'not'];

/** How many documentation parts the descriptions of a body would become. */
export function countDescriptions(body: JsonObject): number {
  let count = 0;
  const counted = (text: unknown) => {
    if (typeof text === 'string' && !/^\d+ response$/.test(text)) count += 1;
  };
  for (const operation of operationsOf(body)) {
    counted(operation['description'] ?? operation['summary']);
    for (const one of list(operation['parameters'])) counted(one['description']);
    for (const one of values(operation['responses'])) counted(one['description']);
  }
  for (const schema of schemasOf(body)) counted(schema['description']);
  return count;
}

export function stripDescriptions(body: JsonObject): JsonObject {
  const components = isObject(body['components']) ? body['components'] : undefined;
  const paths = isObject(body['paths']) ? body['paths'] : {};
  return {
    ...body,
    paths: mapObject(paths, (item) => mapObject(item, stripOperation)),
    ...(components && {
      components: {
        ...components,
        ...(isObject(components['schemas']) && {
          schemas: mapObject(components['schemas'], stripSchema),
        }),
      },
    }),
  };
}

function stripOperation(operation: JsonObject): JsonObject {
  const { description: _, summary: __, ...rest } = operation;
  const { parameters, responses } = rest;
  return {
    ...rest,
    ...(Array.isArray(parameters) && {
      parameters: list(parameters).map(({ description, ...one }) => one),
    }),
    ...(isObject(responses) && {
      responses: mapObject(responses, (one, status) => ({
        ...one,
        description: `${status} response`,
      })),
    }),
  };
}

function stripSchema(schema: JsonObject): JsonObject {
  const stripped: Record<string, unknown> = {};
  for (const key of Object.keys(schema)) {
    if (key !== 'description' && key !== 'title')
      define(stripped, key, stripPart(key, schema[key]));
  }
  return stripped;
}

function stripPart(keyword: string, part: unknown): unknown {
  if (SCHEMA_LISTS.includes(keyword) && Array.isArray(part))
    return part.map((one) => (isObject(one) ? stripSchema(one) : one));
  if (!isObject(part)) return part;
  if (SCHEMA_MAPS.includes(keyword)) return mapObject(part, stripSchema);
  return SCHEMAS.includes(keyword) ? stripSchema(part) : part;
}

function operationsOf(body: JsonObject): JsonObject[] {
  return values(body['paths']).flatMap(values);
}

function schemasOf(body: JsonObject): JsonObject[] {
  const components = body['components'];
  return isObject(components) ? values(components['schemas']) : [];
}

function values(value: unknown): JsonObject[] {
  return isObject(value) ? Object.values(value).filter(isObject) : [];
}

function list(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function mapObject(
  object: JsonObject,
  change: (one: JsonObject, key: string) => JsonObject,
): JsonObject {
  const out: Record<string, unknown> = {};
  for (const key of Object.keys(object)) {
    const one = object[key];
    define(out, key, isObject(one) ? change(one, key) : one);
  }
  return out;
}
