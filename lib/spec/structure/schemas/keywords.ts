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

export const keywords: SchemaCheck = {
  on: 'unknown',
  check: (schema) =>
    Object.keys(schema.object ?? {}).flatMap((key) => {
      if (isKnown(key) || key.length < SHORTEST) return [];
      const near = nearest(key, KNOWN);
      if (!near) return [];
      const at = schema.at.child(key).key();
      return [structureMessages.report('SPEC-053', at, { what: 'the schema', key, near })];
    }),
};

/** Whether it is a keyword of a standard, or says that it is none. */
export function isKnown(key: string): boolean {
  return known.has(key) || key.startsWith('x-') || key.startsWith('$');
}
