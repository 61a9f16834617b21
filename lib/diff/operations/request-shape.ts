// What a caller may send: bounds that were lost between two versions of a request's schemas, and what need not be sent
// any more. Parts are compared by their path; what has no counterpart before is new, and not weaker.

import type { Operation, SchemaObject } from '../../model/index.js';
import type { Difference, OperationFacet } from '../change.js';
import { type Part, partsBelow, requestSchemas } from '../parts.js';
import { compareSets, listed } from '../values.js';

/** Keywords that bound from above: the smaller, the stricter. */
const UPPER = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties'] as const;
/** Bounds from below: the larger, the stricter. */
const LOWER = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties'] as const;

export const requestShape: OperationFacet = {
  kind: 'request-shape',
  compare: (before, after) => {
    const [earlier, now] = [before.route.operation, after.route.operation];
    const was = partsBelow(before.model, requestSchemas(earlier));
    const is = partsBelow(after.model, requestSchemas(now));
    const bounds = [...is].flatMap(([path, part]) => {
      const counterpart = was.get(path);
      return counterpart ? lost(path, counterpart.schema, part) : [];
    });
    return [...optional(earlier, now), ...bounds];
  },
};

function optional(was: Operation, is: Operation): Difference[] {
  const body = was.requestBody?.required && is.requestBody?.required === false;
  const parameters = is.parameters.filter(
    ({ name, in: place, required }) =>
      !required &&
      was.parameters.some((one) => one.name === name && one.in === place && one.required),
  );
  return [
    ...(body ? [{ what: 'the body', at: is.requestBody.at }] : []),
    ...parameters.map(({ name, in: place, at }) => ({ what: `${place} ${name}`, at })),
  ].map(({ what, at }) => ({ severity: 'warning', message: `${what} is no longer required`, at }));
}

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
