// Descriptions become documentation parts at import, of which an API has at most 2,000, and they can make
// up half of a body. They are kept only while they cost nothing.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html

import { isObject } from '../../spec/index.js';
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
      responses: Object.fromEntries(
        Object.entries(responses).map(([status, one]) => [
          status,
          isObject(one) ? { ...one, description: `${status} response` } : one,
        ]),
      ),
    }),
  };
}

function stripSchema(schema: JsonObject): JsonObject {
  const { description: _, title: __, ...rest } = schema;
  const changed: Record<string, unknown> = { ...rest };
  for (const key of SCHEMA_MAPS) {
    const map = rest[key];
    if (isObject(map)) changed[key] = mapObject(map, stripSchema);
  }
  for (const key of SCHEMA_LISTS) {
    const all = rest[key];
    if (Array.isArray(all))
      changed[key] = all.map((one) => (isObject(one) ? stripSchema(one) : one));
  }
  for (const key of SCHEMAS) {
    const one = rest[key];
    if (isObject(one)) changed[key] = stripSchema(one);
  }
  return changed;
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

function mapObject(object: JsonObject, change: (one: JsonObject) => JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, one]) => [key, isObject(one) ? change(one) : one]),
  );
}
