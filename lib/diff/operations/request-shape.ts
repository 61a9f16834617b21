// What a caller may send: bounds that were lost between two versions of a request's schemas. Parts are compared by
// their path; what has no counterpart before is new, and not weaker.

import type { ApiModel, Operation, Schema, SchemaObject } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { Difference, OperationFacet } from '../change.js';
import { compareSets, listed } from '../values.js';

/** Keywords that bound from above: the smaller, the stricter. */
const UPPER = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties'] as const;
/** Bounds from below: the larger, the stricter. */
const LOWER = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties'] as const;
/** Schemas nest no deeper than this in earnest, and circles end here. */
const DEEPEST = 12;

interface Part {
  readonly schema: SchemaObject;
  readonly at: Location;
}

export const requestShape: OperationFacet = {
  kind: 'request-shape',
  compare: (before, after) => {
    const was = partsOf(before.model, before.route.operation);
    const is = partsOf(after.model, after.route.operation);
    return [...is].flatMap(([path, part]) => {
      const earlier = was.get(path);
      return earlier ? lost(path, earlier.schema, part) : [];
    });
  },
};

function lost(path: string, was: SchemaObject, { schema: is, at }: Part): Difference[] {
  const found: string[] = [];
  for (const keyword of [...UPPER, ...LOWER]) {
    const [earlier, now] = [was[keyword], is[keyword]];
    if (typeof earlier !== 'number') continue;
    const looser = (UPPER as readonly string[]).includes(keyword)
      ? Number(now) > earlier
      : Number(now) < earlier;
    if (typeof now !== 'number') found.push(`\`${keyword}: ${earlier}\` is gone`);
    else if (looser) found.push(`\`${keyword}\` ${earlier} → ${now}`);
  }
  if (was['pattern'] !== undefined && was['pattern'] !== is['pattern'])
    found.push(is['pattern'] === undefined ? 'its `pattern` is gone' : 'its `pattern` changed');
  if (was.enum && !is.enum) found.push('its `enum` is gone');
  else if (was.enum && is.enum) {
    const { added } = compareSets(was.enum.map(String), is.enum.map(String));
    if (added.length > 0) found.push(`also takes ${listed(added)}`);
  }
  if (was.additionalProperties === false && is.additionalProperties !== false)
    found.push('takes properties that it does not name');
  const optional = compareSets(was.required ?? [], is.required ?? []).removed;
  if (optional.length > 0) found.push(`no longer requires ${listed(optional)}`);
  return found.map((what) => ({ severity: 'warning', message: `${path}: ${what}`, at }));
}

function partsOf(model: ApiModel, operation: Operation): Map<string, Part> {
  const parts = new Map<string, Part>();
  const visit = (schema: Schema, at: Location, path: string, depth: number): void => {
    if (typeof schema === 'boolean' || depth > DEEPEST) return;
    if (schema.$ref !== undefined) {
      const target = model.schemas[schema.$ref.replace('#/components/schemas/', '')];
      if (target) visit(target.schema, target.at, path, depth + 1);
      return;
    }
    if (parts.has(path)) return;
    parts.set(path, { schema, at });
    for (const [name, child] of Object.entries(schema.properties ?? {}))
      visit(child, at.child('properties', name), `${path}.${name}`, depth + 1);
    if (schema.items !== undefined) visit(schema.items, at.child('items'), `${path}[]`, depth + 1);
    schema.allOf?.forEach((branch, index) => {
      visit(branch, at.child('allOf', index), `${path}&${index}`, depth + 1);
    });
  };
  for (const { name, in: place, schema } of operation.parameters)
    if (schema) visit(schema.schema, schema.at, `${place} ${name}`, 0);
  for (const { schema, type } of operation.requestBody?.content ?? [])
    if (schema) visit(schema.schema, schema.at, `${type} body`, 0);
  return parts;
}
