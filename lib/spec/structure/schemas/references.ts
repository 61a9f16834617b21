// References to schemas: where they lead, and what stands beside one, where a version reads nothing but the `$ref`.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecVersion } from '../../document.js';
import type { SpecNode } from '../../node.js';
import { besidesReference, misplacedReference } from '../misplaced-reference.js';
import type { SchemaCheck } from './check.js';

/** They describe and do not restrict, or, as `type`, repeat what is referred to: nothing is lost. */
const DESCRIBING = new Set([
  ...['$ref', 'description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'xml'],
  ...['deprecated', 'type'],
]);

export const references: SchemaCheck = {
  on: ['$ref'],
  check: (schema, { version }) => schemaReference(schema, version),
};

export function schemaReference(schema: SpecNode, version: SpecVersion): Diagnostic[] {
  if (schema.ref === undefined) return [];
  const misplaced = misplacedReference(schema, 'schema', version, 'the schema');
  return version === '3.1' ? misplaced : [...misplaced, ...besidesReference(schema, DESCRIBING)];
}
