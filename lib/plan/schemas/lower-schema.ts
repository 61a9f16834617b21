// One schema in API Gateway's dialect. What cannot be said gets wider, never narrower, and is reported: a
// request that the specification allows must not be refused.

import type { Schema, SchemaObject } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { JsonObject } from '../types.js';
import { isTooComposed, listed, MOST_COMPOSED, requiredProperties } from './composition.js';
import { DESCRIPTIVE, isForeign, isOfAType, isType, SETTLED } from './keywords.js';
import { DEEPEST, inBranch, inlining, type LowerContext, MOST_INLINED } from './lower-context.js';
import { schemaMessages } from './messages.js';
import { PlainSchema } from './plain-schema.js';
import { refName } from './reach.js';

/** Keywords beside `$ref` that describe: everything else there restricts. */
const DESCRIBES = new Set(['title', 'description', 'summary', 'format']);

export function lowerSchema(schema: Schema, at: Location, context: LowerContext): JsonObject {
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (context.depth >= DEEPEST) {
    context.report(schemaMessages.report('PLAN-124', at, { limit: DEEPEST }));
    return {};
  }
  if (typeof schema.$ref === 'string') return lowerReference(schema, schema.$ref, at, context);
  if (isTooComposed(context.model, schema)) {
    context.report(schemaMessages.report('PLAN-126', at, { limit: MOST_COMPOSED }));
    return {};
  }
  const types = typesOf(schema);
  if (types.includes('null') || isNullable(schema, types)) return widened(schema, at, context);
  const simple = simplified(schema, types, at, context);
  if (types.length > 1) return alternatives(simple, types, at, context);
  return new PlainSchema(simple, types[0], at, context).lower();
}

/** What has the same meaning in words that API Gateway knows. */
function simplified(
  schema: SchemaObject,
  types: readonly string[],
  at: Location,
  context: LowerContext,
): SchemaObject {
  if (!TO_SIMPLIFY.some((keyword) => schema[keyword] !== undefined)) return schema;
  const out: Record<string, unknown> = { ...schema };
  const rename = (from: string, to: string) => {
    if (out[from] === undefined || EVALUATING.some((key) => out[key] !== undefined)) return;
    if (from === 'unevaluatedItems' && out['contains'] !== undefined) return;
    context.report(schemaMessages.report('PLAN-122', at.child(from), { from, to }));
    // Beside the other keyword everything is evaluated, and this one says nothing.
    if (out[to] === undefined) out[to] = out[from];
    delete out[from];
  };
  rename('unevaluatedProperties', 'additionalProperties');
  rename('unevaluatedItems', 'items');
  const values = listed(schema.enum);
  if (types.length > 0 && values.includes(null) && values.some((one) => one !== null)) {
    const type = types.join(', ');
    context.report(schemaMessages.report('PLAN-121', at.child('enum'), { type }));
    out['enum'] = values.filter((one) => one !== null);
  }
  return out;
}

const UNEVALUATED = new Set(['unevaluatedProperties', 'unevaluatedItems']);
const TO_SIMPLIFY = [...UNEVALUATED, 'enum'];
/** What `unevaluated…` looks into. */
const EVALUATING = ['allOf', 'anyOf', 'oneOf', 'if', 'then', 'else', 'dependentSchemas'];

function lowerReference(
  schema: SchemaObject,
  ref: string,
  at: Location,
  context: LowerContext,
): JsonObject {
  const others = Object.keys(schema).filter((key) => key !== '$ref');
  const restricting = others.filter(
    (key) =>
      !DESCRIPTIVE.has(key) && !DESCRIBES.has(key) && !SETTLED.has(key) && !key.startsWith('x-'),
  );
  for (const key of others) if (!restricting.includes(key) && !SETTLED.has(key)) context.strip(key);
  const name = refName(ref);
  // What is evaluated by what the reference leads to is known only there.
  for (const key of restricting.filter((one) => UNEVALUATED.has(one)))
    context.report(schemaMessages.report('PLAN-102', at.child(key), { keyword: key }));
  const kept = restricting.filter((key) => !UNEVALUATED.has(key));
  if (kept.length === 0) return referenceOrInline(name, at, context);
  context.report(schemaMessages.report('PLAN-113', at, {}));
  const siblings = Object.fromEntries(kept.map((key) => [key, schema[key]]));
  const branch = inBranch(context);
  return {
    allOf: [referenceOrInline(name, at, branch), lowerSchema(siblings, at, branch)],
  };
}

/** A model that asks for a property which the composition around the reference hides is written out without it. */
function referenceOrInline(name: string, at: Location, context: LowerContext): JsonObject {
  if (context.differs(name)) context.hides();
  const root = context.model.schemas[name];
  const { hiddenNames, hidden, inlined } = context;
  if (hiddenNames.size > 0 && root && !inlined.has(name)) {
    const own = hidden.namesIn(root.schema);
    const asked = [...requiredProperties(context.model, root.schema)];
    if (asked.some((one) => typeof one === 'string' && hiddenNames.has(one) && !own.has(one))) {
      if (context.mayInline()) return lowerSchema(root.schema, root.at, inlining(context, name));
      const params = { model: name, limit: MOST_INLINED };
      context.report(schemaMessages.report('PLAN-125', at, params));
      return {};
    }
  }
  return context.reference(name, at, context);
}

function typesOf({ type }: SchemaObject): string[] {
  const all = Array.isArray(type) ? type : [type];
  return [...new Set(all.filter((one): one is string => one === 'null' || isType(one)))];
}

/** `null` among the values that the types leave, or a 3.0 `nullable` on a schema without a type. */
function isNullable(schema: SchemaObject, types: readonly string[]): boolean {
  if (schema['x-portcullis-nullable'] === true) return true;
  if (types.length > 0) return false;
  return listed(schema.enum).includes(null) || schema['const'] === null;
}

/** A legal `null` would get 400 from anything but a schema that accepts everything. */
function widened(schema: SchemaObject, at: Location, context: LowerContext): JsonObject {
  const named = at.path.at(-1);
  const what = typeof named === 'string' ? `\`${named}\`` : 'the value';
  context.report(schemaMessages.report('PLAN-101', at, { what }));
  const { description } = schema;
  return typeof description === 'string' && description !== '' ? { description } : {};
}

/** Each type with the keywords that have a meaning for it; all other keywords stand once, around them. */
function alternatives(
  schema: SchemaObject,
  types: readonly string[],
  at: Location,
  context: LowerContext,
): JsonObject {
  context.report(schemaMessages.report('PLAN-104', at.child('type'), { types: types.join(', ') }));
  const keywords = Object.entries(schema);
  const branch = inBranch(context);
  const anyOf = types.map((type) => {
    const own = keywords.filter(([key]) => isOfAType(key) && !isForeign(key, type));
    return new PlainSchema({ ...Object.fromEntries(own), type }, type, at, branch).lower();
  });
  const shared = keywords.filter(([key]) => key !== 'type' && !isOfAType(key));
  const around = new PlainSchema(Object.fromEntries(shared), undefined, at, context).lower();
  if (around['anyOf'] === undefined) return { ...around, anyOf };
  return { ...around, allOf: [...listed(around['allOf']), { anyOf }] };
}
