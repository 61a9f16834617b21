// Contradictions inside schemas: what nobody can satisfy, and what does nothing where it stands.

import { bounds } from './bounds.js';
import type { SchemaCheck } from './check.js';
import { closed } from './closed.js';
import { discriminator } from './discriminator.js';
import { keywords } from './keywords.js';
import { properties } from './properties.js';
import { references } from './references.js';
import { types } from './types.js';
import { values } from './values.js';

export type { Place } from './check.js';
export { schemaReference } from './references.js';

/** One of a new topic: a file, and a line here. */
export const SCHEMA_CHECKS: readonly SchemaCheck[] = [
  bounds,
  closed,
  discriminator,
  keywords,
  properties,
  references,
  types,
  values,
];
