// Keywords that are likely typos: a schema with `maxLenght` has no maximum.

import { nearest } from '../../../diagnostics/index.js';
import { structureMessages } from '../messages.js';
import type { SchemaCheck } from './check.js';

const KNOWN = [
  ...['type', 'format', 'title', 'description', 'default', 'enum', 'const', 'example', 'examples'],
  ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
  ...['minProperties', 'maxProperties', 'items', 'prefixItems', 'additionalItems', 'contains'],
  ...[
    'minContains',
    'maxContains',
    'minItems',
    'maxItems',
    'uniqueItems',
    'minLength',
    'maxLength',
  ],
  ...['pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas', 'dependencies'],
  ...['dependentRequired', 'unevaluatedProperties', 'unevaluatedItems', 'nullable', 'deprecated'],
  ...['readOnly', 'writeOnly', 'discriminator', 'xml', 'externalDocs', 'contentEncoding'],
  ...['contentMediaType', 'contentSchema', 'definitions', 'id'],
];
const known = new Set(KNOWN);
/** Shorter words resemble too much. */
const SHORTEST = 5;

export const keywords: SchemaCheck = (schema) =>
  Object.keys(schema.object ?? {}).flatMap((key) => {
    if (known.has(key) || key.length < SHORTEST || /^(x-|\$)/.test(key)) return [];
    const near = nearest(key, KNOWN);
    if (!near) return [];
    const what = 'the schema';
    return [structureMessages.report('SPEC-053', schema.at.child(key).key(), { what, key, near })];
  });
