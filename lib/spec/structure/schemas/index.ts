// Contradictions inside schemas: what nobody can satisfy, and what does nothing where it stands.

import type { JsonObject } from '../../node.js';
import { bounds } from './bounds.js';
import type { SchemaCheck } from './check.js';
import { closed } from './closed.js';
import { discriminator } from './discriminator.js';
import { documentation } from './documentation.js';
import { empty } from './empty.js';
import { isKnown, keywords } from './keywords.js';
import { properties } from './properties.js';
import { references } from './references.js';
import { types } from './types.js';
import { values } from './values.js';

export type { Place } from './check.js';
export { unfitBelow } from './fitting.js';
export { schemaReference } from './references.js';

/** One of a new topic: a file, and a line here. */
const SCHEMA_CHECKS: readonly SchemaCheck[] = [
  bounds,
  closed,
  discriminator,
  documentation,
  empty,
  keywords,
  properties,
  references,
  types,
  values,
];

/** Those for what is described as a schema is, and is none. */
export const SIMPLE: readonly SchemaCheck[] = [bounds, empty, types, values];

/** A bit for each check, by the keywords that it looks at. Documents have many schemas, and few sets of keywords. */
const CONCERNS = new Map<string, number>();
SCHEMA_CHECKS.forEach(({ on }, at) => {
  for (const keyword of on === 'unknown' ? [] : on)
    CONCERNS.set(keyword, (CONCERNS.get(keyword) ?? 0) | (1 << at));
});
const UNKNOWN = 1 << SCHEMA_CHECKS.indexOf(keywords);
const setsOfChecks = new Map<number, readonly SchemaCheck[]>();

/** The checks that have something to say about a schema with such keywords, in the order of the list. */
export function checksFor(schema: JsonObject): readonly SchemaCheck[] {
  let bits = 0;
  for (const keyword of Object.keys(schema))
    bits |= CONCERNS.get(keyword) ?? (isKnown(keyword) ? 0 : UNKNOWN);
  const known = setsOfChecks.get(bits);
  if (known) return known;
  const checks = SCHEMA_CHECKS.filter((_, at) => bits & (1 << at));
  setsOfChecks.set(bits, checks);
  return checks;
}
