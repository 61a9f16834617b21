// `allOf` of plain objects becomes one object. Where that cannot be, a branch must not be closed around its
// own properties only: it would refuse what the other branches declare.

import { isDeepStrictEqual } from 'node:util';
import { type SchemaObject, schemaOfRef } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { JsonObject } from '../types.js';
import { declaredProperties, isSchemaObject, listed, mapped } from './composition.js';
import { inBranch, inlining, type LowerContext, MOST_INLINED } from './lower-context.js';
import { schemaMessages } from './messages.js';
import { refName } from './reach.js';

/** Whether a schema accepts everything. */
export function isEmptySchema(schema: JsonObject): boolean {
  return Object.keys(schema).every((key) => key === 'title' || key === 'description');
}

/** A schema of the composition: what was written, and what became of it. */
interface Part {
  readonly source: SchemaObject;
  readonly lowered: JsonObject;
  readonly names: ReadonlySet<string>;
}

/** The schema `out` with its `allOf` merged or opened, where `schema` is what was written. */
export function settleAllOf(
  out: Record<string, unknown>,
  schema: SchemaObject,
  at: Location,
  context: LowerContext,
): Record<string, unknown> {
  const branches = out['allOf'] as readonly JsonObject[] | undefined;
  if (!branches) return out;
  const { allOf: _, ...own } = out;
  const { allOf, ...ownSource } = schema;
  const part = (source: unknown, lowered: JsonObject): Part => {
    const written = isSchemaObject(source) ? source : {};
    const names = [...declaredProperties(context.model, written)];
    const visible = new Set(names.filter((name) => !context.hiddenNames.has(name)));
    return { source: written, lowered, names: visible };
  };
  const parts = [
    part(ownSource, own),
    ...branches.map((branch, index) => part(listed(allOf)[index], branch)),
  ];
  return merged(parts, at, context) ?? opened(parts, at, context);
}

const PLAIN = new Set([
  'type',
  'properties',
  'required',
  'title',
  'description',
  'additionalProperties',
]);

function isPlainObject({ lowered }: Part): boolean {
  const { type, additionalProperties } = lowered;
  return (
    Object.keys(lowered).every((key) => PLAIN.has(key)) &&
    (type === undefined || type === 'object') &&
    (additionalProperties === undefined || typeof additionalProperties === 'boolean')
  );
}

function merged(
  parts: readonly Part[],
  at: Location,
  context: LowerContext,
): Record<string, unknown> | undefined {
  const properties = parts.every(isPlainObject) && unitedProperties(parts);
  if (!properties) return undefined;
  const isClosed = parts.some(({ lowered }) => lowered['additionalProperties'] === false);
  const isWidened = parts.some((part) => refusesOthers(part, parts, context));
  const code = isWidened ? 'PLAN-117' : 'PLAN-108';
  context.report(schemaMessages.report(code, at.child('allOf'), {}));
  const [own, ...branches] = parts;
  for (const { lowered } of branches) {
    for (const key of ['title', 'description']) if (lowered[key] !== undefined) context.strip(key);
  }
  const required = [...new Set(parts.flatMap(({ lowered }) => listed(lowered['required'])))];
  const { title, description } = own?.lowered ?? {};
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(parts.some(({ lowered }) => lowered['type'] === 'object') && { type: 'object' }),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(required.length > 0 && { required }),
    ...((isClosed || isUnevaluated(parts, at, context)) && { additionalProperties: false }),
  };
}

/** The properties of all parts; `undefined` where two of them disagree on one. */
function unitedProperties(parts: readonly Part[]): Record<string, unknown> | undefined {
  const united = new Map<string, unknown>();
  for (const [name, one] of parts.flatMap(({ lowered }) =>
    Object.entries(mapped(lowered['properties'])),
  )) {
    if (united.has(name) && !isDeepStrictEqual(united.get(name), one)) return undefined;
    united.set(name, one);
  }
  return Object.fromEntries(united);
}

/** `unevaluatedProperties: false` closes a schema around the properties of all parts that say nothing else. */
function isUnevaluated(parts: readonly Part[], at: Location, context: LowerContext): boolean {
  const [own] = parts;
  if (own?.source['unevaluatedProperties'] !== false) return false;
  const isKnown = parts.every(
    ({ source }) => !EVALUATING.some((keyword) => source[keyword] !== undefined),
  );
  if (!isKnown) reportUnevaluated(at, context);
  return isKnown;
}

/** What evaluates properties without naming them under `properties` of the same schema. */
const EVALUATING =
  '$ref allOf anyOf oneOf if then else dependentSchemas patternProperties additionalProperties'.split(
    ' ',
  );

function reportUnevaluated(at: Location, context: LowerContext): void {
  const keyword = 'unevaluatedProperties';
  context.report(schemaMessages.report('PLAN-102', at.child(keyword), { keyword }));
}

/** Whether a part that is closed does not know what another one declares. */
function refusesOthers(part: Part, parts: readonly Part[], context: LowerContext): boolean {
  return (
    isClosedPart(part, context) &&
    parts.some((other) => other !== part && [...other.names].some((name) => !part.names.has(name)))
  );
}

function isClosedPart({ source, lowered }: Part, context: LowerContext): boolean {
  const target = targetOf(lowered, source, context);
  if (!target) return lowered['additionalProperties'] === false;
  return target['additionalProperties'] === false && target['patternProperties'] === undefined;
}

/** The named schema that a branch is nothing but a reference to. */
function targetOf(
  lowered: JsonObject,
  { $ref }: SchemaObject,
  context: LowerContext,
): SchemaObject | undefined {
  if (typeof lowered['$ref'] !== 'string' || typeof $ref !== 'string') return undefined;
  const target = schemaOfRef(context.model, $ref)?.schema;
  return isSchemaObject(target) && !context.inlined.has(refName($ref)) ? target : undefined;
}

function opened(
  parts: readonly Part[],
  at: Location,
  context: LowerContext,
): Record<string, unknown> {
  const [own, ...branches] = parts;
  if (own?.source['unevaluatedProperties'] === false) reportUnevaluated(at, context);
  const closed = new Set(parts.filter((part) => refusesOthers(part, parts, context)));
  if (closed.size > 0) context.report(schemaMessages.report('PLAN-107', at.child('allOf'), {}));
  const result = (part: Part) => (closed.has(part) ? open(part, at, context) : part.lowered);
  // A branch that accepts everything says nothing.
  const allOf = branches.map(result).filter((branch) => Object.keys(branch).length > 0);
  return { ...(own && result(own)), ...(allOf.length > 0 && { allOf }) };
}

/** A part without `additionalProperties`; a closed model is written out instead of referred to. */
function open({ source, lowered }: Part, at: Location, context: LowerContext): JsonObject {
  const target = targetOf(lowered, source, context);
  if (!target || source.$ref === undefined) return without(lowered);
  const name = refName(source.$ref);
  const root = context.model.schemas[name];
  if (!root) return lowered;
  if (context.mayInline())
    return context.lower(without(target), root.at, inlining(inBranch(context), name));
  const params = { model: name, limit: MOST_INLINED };
  context.report(schemaMessages.report('PLAN-125', at.child('allOf'), params));
  return {};
}

function without<T extends JsonObject>({ additionalProperties: _, ...rest }: T): JsonObject {
  return rest;
}
