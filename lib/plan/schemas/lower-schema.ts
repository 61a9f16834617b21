// One schema in API Gateway's dialect. What cannot be said gets wider, never narrower, and is reported: a
// request that the specification allows must not be refused.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Schema, SchemaObject } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import type { JsonObject } from '../types.js';
import {
  COUNTS,
  DESCRIPTIVE,
  isForeign,
  isKeptFormat,
  isType,
  NUMBERS,
  SETTLED,
  UNKNOWN,
} from './keywords.js';
import { schemaMessages } from './messages.js';
import { patternProblem } from './pattern.js';
import { refName } from './reach.js';

export interface LowerContext {
  readonly direction: 'request' | 'response';
  /** The `$ref` of a named schema's model; `undefined` where the edge must be widened. */
  readonly reference: (name: string, composed: boolean, at: Location) => JsonObject;
  readonly report: (diagnostic: Diagnostic) => void;
  /** Notes a keyword that was left out without a loss. */
  readonly strip: (keyword: string) => void;
  /** Whether a property is not part of this direction: read-only in requests, write-only in responses. */
  readonly isHidden: (property: Schema | undefined) => boolean;
  /** Names of hidden properties of the whole composition, whose `required` may stand in another branch. */
  readonly hiddenNames: ReadonlySet<string>;
}

/** Keywords beside `$ref` that restrict: everything else there only describes. */
const DESCRIBES = new Set(['title', 'description', 'summary', 'format']);

export function lowerSchema(
  schema: Schema,
  at: Location,
  context: LowerContext,
  composed = false,
): JsonObject {
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (schema.$ref !== undefined) return lowerReference(schema, schema.$ref, at, context, composed);
  const types = typesOf(schema);
  if (types.includes('null') || isNullable(schema)) return widened(schema, at, context);
  if (types.length > 1) return alternatives(schema, types, at, context, composed);
  return new Lowering(schema, types[0], at, context, composed).lower();
}

function lowerReference(
  schema: SchemaObject,
  ref: string,
  at: Location,
  context: LowerContext,
  composed: boolean,
): JsonObject {
  const others = Object.keys(schema).filter((key) => key !== '$ref');
  const restricting = others.filter(
    (key) =>
      !DESCRIPTIVE.has(key) && !DESCRIBES.has(key) && !SETTLED.has(key) && !key.startsWith('x-'),
  );
  for (const key of others) if (!restricting.includes(key) && !SETTLED.has(key)) context.strip(key);
  if (restricting.length === 0) return context.reference(refName(ref), composed, at);
  context.report(schemaMessages.report('PLAN-113', at, {}));
  const siblings = Object.fromEntries(restricting.map((key) => [key, schema[key]]));
  return {
    allOf: [context.reference(refName(ref), true, at), lowerSchema(siblings, at, context, true)],
  };
}

function typesOf({ type }: SchemaObject): string[] {
  const listed = Array.isArray(type) ? type : [type];
  return [...new Set(listed.filter((one): one is string => one === 'null' || isType(one)))];
}

/** `null` among the values, or a 3.0 `nullable` on a schema without a type. */
function isNullable(schema: SchemaObject): boolean {
  return (
    schema['x-portcullis-nullable'] === true ||
    schema.enum?.includes(null) === true ||
    schema['const'] === null
  );
}

/** A legal `null` would get 400 from anything but a schema that accepts everything. */
function widened(schema: SchemaObject, at: Location, context: LowerContext): JsonObject {
  const named = at.path.at(-1);
  const what = typeof named === 'string' ? `\`${named}\`` : 'the value';
  context.report(schemaMessages.report('PLAN-101', at, { what }));
  const { description } = schema;
  return typeof description === 'string' ? { description } : {};
}

function alternatives(
  schema: SchemaObject,
  types: readonly string[],
  at: Location,
  context: LowerContext,
  composed: boolean,
): JsonObject {
  context.report(schemaMessages.report('PLAN-104', at.child('type'), { types: types.join(', ') }));
  const anyOf = types.map((type) => {
    const own = Object.fromEntries(Object.entries(schema).filter(([key]) => !isForeign(key, type)));
    return new Lowering({ ...own, type }, type, at, context, composed).lower();
  });
  return { anyOf };
}

class Lowering {
  readonly #out: Record<string, unknown> = {};

  constructor(
    private readonly schema: SchemaObject,
    private readonly type: string | undefined,
    private readonly at: Location,
    private readonly context: LowerContext,
    private readonly composed: boolean,
  ) {}

  lower(): JsonObject {
    if (this.type !== undefined) this.#out['type'] = this.type;
    for (const [keyword, value] of Object.entries(this.schema)) this.#keyword(keyword, value);
    this.#settleAllOf();
    return this.#out;
  }

  #keyword(keyword: string, value: unknown): void {
    switch (keyword) {
      case 'type':
        if (this.type === undefined && value !== undefined) this.#invalid(keyword, value);
        return;
      case 'title':
      case 'description':
        if (typeof value === 'string' && value !== '') this.#out[keyword] = value;
        return;
      case 'properties':
        this.#properties(value);
        return;
      case 'required':
        this.#required(value);
        return;
      case 'items':
        this.#items(value);
        return;
      case 'prefixItems':
        this.#report('PLAN-111', keyword, { keyword });
        this.#out['items'] ??= {};
        return;
      case 'additionalProperties':
        this.#additional(value);
        return;
      case 'not':
        this.#not(value);
        return;
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        this.#branches(keyword, value);
        return;
      case 'enum':
        if (Array.isArray(value) && value.length > 0) this.#out['enum'] = [...value];
        else this.#invalid(keyword, value);
        return;
      case 'const':
        this.#out['enum'] = [value];
        return;
      case 'pattern':
        this.#pattern(value);
        return;
      case 'format':
        if (isKeptFormat(value, this.type)) this.#out['format'] = value;
        else this.context.strip('format');
        return;
      case 'exclusiveMinimum':
      case 'exclusiveMaximum':
        this.#exclusive(keyword, value);
        return;
      case 'discriminator':
        this.#report('PLAN-112', keyword, { discriminator: discriminatorName(value) });
        return;
      case 'uniqueItems':
        if (value === true) this.#out[keyword] = true;
        return;
      default:
        this.#other(keyword, value);
    }
  }

  #other(keyword: string, value: unknown): void {
    if (COUNTS.has(keyword)) {
      if (Number.isInteger(value) && (value as number) >= 0) this.#out[keyword] = value;
      else this.#invalid(keyword, value);
    } else if (NUMBERS.has(keyword)) {
      if (typeof value === 'number' && (keyword !== 'multipleOf' || value > 0))
        this.#bound(keyword, value);
      else this.#invalid(keyword, value);
    } else if (UNKNOWN.has(keyword)) {
      this.#report('PLAN-102', keyword, { keyword });
    } else if (SETTLED.has(keyword)) {
      // Acted on elsewhere.
    } else if (DESCRIPTIVE.has(keyword) || keyword.startsWith('x-')) {
      this.context.strip(keyword);
    } else {
      this.#report('PLAN-102', keyword, { keyword });
    }
  }

  /** The tighter of two bounds: an exclusive one may have set it before. */
  #bound(keyword: string, value: number): void {
    const before = this.#out[keyword];
    if (typeof before !== 'number') this.#out[keyword] = value;
    else
      this.#out[keyword] =
        keyword === 'minimum' ? Math.max(before, value) : Math.min(before, value);
  }

  #exclusive(keyword: 'exclusiveMinimum' | 'exclusiveMaximum', value: unknown): void {
    if (typeof value !== 'number') {
      this.#invalid(keyword, value);
      return;
    }
    const kept = keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum';
    this.#report('PLAN-103', keyword, { keyword, bound: value, kept });
    this.#bound(kept, value);
  }

  #properties(value: unknown): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#invalid('properties', value);
      return;
    }
    const kept = Object.entries(value as Record<string, Schema>).filter(
      ([, child]) => !this.context.isHidden(child),
    );
    // An empty map says nothing, and a model must not consist of one.
    if (kept.length === 0) return;
    this.#out['properties'] = Object.fromEntries(
      kept.map(([name, child]) => [name, this.#child(child, ['properties', name], this.composed)]),
    );
  }

  #required(value: unknown): void {
    if (!Array.isArray(value)) {
      if (typeof value !== 'boolean') this.#invalid('required', value);
      return;
    }
    const names = value.filter(
      (name): name is string => typeof name === 'string' && !this.context.hiddenNames.has(name),
    );
    if (names.length > 0) this.#out['required'] = [...new Set(names)];
  }

  #items(value: unknown): void {
    if (Array.isArray(value)) {
      this.#report('PLAN-111', 'items', { keyword: 'items' });
      this.#out['items'] = {};
    } else this.#out['items'] = this.#child(value, ['items'], this.composed);
  }

  #additional(value: unknown): void {
    if (typeof value === 'boolean') this.#out['additionalProperties'] = value;
    else
      this.#out['additionalProperties'] = this.#child(
        value,
        ['additionalProperties'],
        this.composed,
      );
  }

  #branches(keyword: 'allOf' | 'anyOf' | 'oneOf', value: unknown): void {
    if (!Array.isArray(value) || value.length === 0) {
      this.#invalid(keyword, value);
      return;
    }
    const { result: branches, lossy } = this.#watched((context) =>
      value.map((branch, index) => this.#child(branch, [keyword, index], true, context)),
    );
    // A branch that accepts everything makes an alternative accept everything, and would make `oneOf` refuse.
    if (keyword !== 'allOf' && branches.some((branch) => isEmpty(branch))) return;
    if (keyword === 'oneOf' && lossy) {
      // A branch that got wider may now match beside another: exactly one can no longer be asked for.
      this.#report('PLAN-116', keyword, {});
      this.#out['anyOf'] = [
        ...((this.#out['anyOf'] as JsonObject[] | undefined) ?? []),
        ...branches,
      ];
    } else this.#out[keyword] = branches;
  }

  /** What is refused must not get wider: then nothing is refused. */
  #not(value: unknown): void {
    const { result, lossy } = this.#watched((context) =>
      this.#child(value, ['not'], true, context),
    );
    if (lossy) this.#report('PLAN-102', 'not', { keyword: 'not' });
    else this.#out['not'] = result;
  }

  /** Runs something and says whether it reported a loss. */
  #watched<T>(run: (context: LowerContext) => T): { result: T; lossy: boolean } {
    let lossy = false;
    const result = run({
      ...this.context,
      report: (diagnostic) => {
        lossy ||= diagnostic.severity !== 'info';
        this.context.report(diagnostic);
      },
    });
    return { result, lossy };
  }

  #child(
    value: unknown,
    path: readonly (string | number)[],
    composed: boolean,
    context = this.context,
  ): JsonObject {
    const isSchema =
      typeof value === 'boolean' ||
      (typeof value === 'object' && value !== null && !Array.isArray(value));
    return isSchema ? lowerSchema(value as Schema, this.at.child(...path), context, composed) : {};
  }

  #pattern(value: unknown): void {
    if (typeof value !== 'string') {
      this.#invalid('pattern', value);
      return;
    }
    const reason = patternProblem(value);
    if (reason === undefined) this.#out['pattern'] = value;
    else this.#report('PLAN-105', 'pattern', { pattern: value, reason });
  }

  /** `allOf` of plain objects becomes one object; otherwise `additionalProperties: false` would refuse everything. */
  #settleAllOf(): void {
    const branches = this.#out['allOf'] as JsonObject[] | undefined;
    if (!branches) return;
    const { allOf: _, ...own } = this.#out;
    if ([own, ...branches].every(isPlainObject) && !sharesProperties([own, ...branches])) {
      for (const key of Object.keys(this.#out)) delete this.#out[key];
      Object.assign(this.#out, mergeObjects([own, ...branches]));
      this.#report('PLAN-108', 'allOf', {});
      return;
    }
    const closed = [this.#out, ...branches].filter((one) => one['additionalProperties'] === false);
    if (closed.length === 0) return;
    this.#report('PLAN-107', 'allOf', {});
    for (const one of closed) delete (one as Record<string, unknown>)['additionalProperties'];
  }

  #invalid(keyword: string, value: unknown): void {
    const found = JSON.stringify(value)?.slice(0, 40) ?? 'undefined';
    this.#report('PLAN-114', keyword, { keyword, found });
  }

  #report<C extends keyof typeof schemaMessages.definitions & string>(
    code: C,
    keyword: string,
    params: Parameters<typeof schemaMessages.report<C>>[2],
  ): void {
    this.context.report(schemaMessages.report(code, this.at.child(keyword), params));
  }
}

function isEmpty(schema: JsonObject): boolean {
  return Object.keys(schema).every((key) => key === 'title' || key === 'description');
}

const PLAIN = new Set([
  'type',
  'properties',
  'required',
  'title',
  'description',
  'additionalProperties',
]);

function isPlainObject(schema: JsonObject): boolean {
  const closed =
    schema['additionalProperties'] !== undefined && schema['additionalProperties'] !== true;
  return (
    Object.keys(schema).every((key) => PLAIN.has(key)) &&
    !closed &&
    (schema['type'] ?? 'object') === 'object'
  );
}

function sharesProperties(schemas: readonly JsonObject[]): boolean {
  const names = schemas.flatMap(({ properties }) => Object.keys(properties ?? {}));
  return new Set(names).size < names.length;
}

function mergeObjects(schemas: readonly JsonObject[]): JsonObject {
  const required = [
    ...new Set(schemas.flatMap((one) => (one['required'] as string[] | undefined) ?? [])),
  ];
  const [own] = schemas;
  const typed = schemas.some(({ type }) => type === 'object');
  return {
    ...(own?.['title'] !== undefined && { title: own['title'] }),
    ...(own?.['description'] !== undefined && { description: own['description'] }),
    ...(typed && { type: 'object' }),
    properties: Object.assign({}, ...schemas.map(({ properties }) => properties ?? {})),
    ...(required.length > 0 && { required }),
  };
}

function discriminatorName(value: unknown): string {
  if (typeof value === 'string') return value;
  const name = (value as { propertyName?: unknown } | null)?.propertyName;
  return typeof name === 'string' ? name : '?';
}
