// The JSON Schema of portcullis.yaml, for editors: every rule by its id, with its own options.

import * as z from 'zod';
import { rules as catalogue, type Rule } from '../policy/index.js';
import { configShape, LEVELS } from './config-shape.js';

type JsonObject = Record<string, unknown>;

const LEVEL = { enum: LEVELS, description: '`off`, or the severity of its findings' };

export function configJsonSchema(): object {
  const schema = schemaOf(configShape);
  const top = schema['properties'] as Record<string, JsonObject>;
  const environments = top['environments']?.['additionalProperties'] as JsonObject;
  const inside = environments['properties'] as Record<string, JsonObject>;
  const rules = { $ref: '#/$defs/rules' };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'portcullis.schema.json',
    title: 'portcullis.yaml',
    description: 'What a project asks of its APIs, and what it has accepted for a time',
    ...schema,
    properties: {
      ...top,
      rules,
      environments: {
        ...top['environments'],
        additionalProperties: { ...environments, properties: { ...inside, rules } },
      },
    },
    $defs: {
      rules: {
        type: 'object',
        description: 'Levels and options, by rule',
        properties: Object.fromEntries(catalogue.map((rule) => [rule.id, settingOf(rule)])),
        // Rules of one's own are known only where they are.
        additionalProperties: settingSchema({ type: 'object' }),
      },
    },
  };
}

function settingOf(rule: Rule): object {
  return { ...settingSchema(schemaOf(rule.options)), description: rule.title };
}

function settingSchema(options: object): JsonObject {
  const map = {
    type: 'object',
    properties: { level: LEVEL, options },
    additionalProperties: false,
  };
  return { anyOf: [LEVEL, map] };
}

function schemaOf(shape: z.ZodType): JsonObject {
  const { $schema: _, ...own } = z.toJSONSchema(shape, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonObject;
  return own;
}
