// The keywords of a schema that has one type or none.

import type { SchemaObject } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { define } from '../../spec/index.js';
import type { JsonObject } from '../types.js';
import { isEmptySchema, settleAllOf } from './all-of.js';
import { lowerBound } from './bounds.js';
import { isSchema, isSchemaObject, listed, mapped } from './composition.js';
import { DESCRIPTIVE, discriminatorOf, isKeptFormat, SETTLED } from './keywords.js';
import { below, inBranch, type LowerContext, watch } from './lower-context.js';
import { schemaMessages } from './messages.js';
import { patternProblem } from './pattern.js';

export class PlainSchema {
  readonly #out: Record<string, unknown> = {};
  /** Further conditions, where a keyword is taken. */
  readonly #extra: JsonObject[] = [];
  /** The context of all properties and items that hide nothing, which are most. */
  #plainBelow: LowerContext | undefined;

  constructor(
    private readonly schema: SchemaObject,
    private readonly type: string | undefined,
    private readonly at: Location,
    private readonly context: LowerContext,
  ) {}

  lower(): JsonObject {
    const out = this.#out;
    if (this.type !== undefined) out['type'] = this.type;
    for (const [keyword, value] of Object.entries(this.schema)) {
      if (value !== undefined) this.#keyword(keyword, value);
    }
    this.#closeTuple();
    // OpenAPI 3.0 asks for `items` in every array.
    if (this.type === 'array') out['items'] ??= {};
    const settled = settleAllOf(out, this.schema, this.at, this.context);
    const extra = this.#extra;
    if (extra.length > 0) settled['allOf'] = [...listed(settled['allOf']), ...extra];
    return settled;
  }

  #keyword(keyword: string, value: unknown): void {
    switch (keyword) {
      case 'type':
        if (this.type === undefined) this.#invalid(keyword, value);
        break;
      case 'title':
      case 'description':
        if (typeof value === 'string' && value !== '') this.#set(keyword, value);
        else this.context.strip(keyword);
        break;
      case 'properties':
        this.#properties(value);
        break;
      case 'required':
        this.#required(value);
        break;
      case 'items':
        this.#items(value);
        break;
      case 'prefixItems':
        if (this.#tuple === undefined) this.#invalid(keyword, value);
        else this.#tupleItems(keyword);
        break;
      case 'additionalProperties':
        this.#additional(value);
        break;
      case 'patternProperties':
        if (this.#isOpen) this.#report('PLAN-102', keyword, { keyword });
        break;
      case 'unevaluatedProperties':
        // Beside `allOf` it may close the merged schema.
        if (value !== false || !Array.isArray(this.schema.allOf))
          this.#report('PLAN-102', keyword, { keyword });
        break;
      case 'not':
        this.#not(value);
        break;
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
        this.#branches(keyword, value);
        break;
      case 'enum':
        if (Array.isArray(value) && value.length > 0) this.#set('enum', [...value]);
        else this.#invalid(keyword, value);
        break;
      case 'const':
        this.#const(value);
        break;
      case 'pattern':
        this.#pattern(value);
        break;
      case 'format':
        if (isKeptFormat(value, this.type)) this.#set('format', value);
        else this.context.strip('format');
        break;
      case 'discriminator':
        this.#report('PLAN-112', keyword, { discriminator: discriminatorOf(value) });
        break;
      case 'uniqueItems':
        if (value === true) this.#set(keyword, true);
        break;
      default:
        this.#other(keyword, value);
    }
  }

  #set(keyword: string, value: unknown): void {
    this.#out[keyword] = value;
  }

  /** A part that is looked at again when all models are known. */
  #located(keyword: string, part: object): void {
    this.context.locate(part, this.at.child(keyword));
    this.#set(keyword, part);
  }

  #other(keyword: string, value: unknown): void {
    const bound = lowerBound(keyword, value, this.type);
    if (bound === 'invalid') this.#invalid(keyword, value);
    else if (bound) {
      const before = this.#out[bound.keyword];
      this.#set(bound.keyword, typeof before === 'number' ? bound.tighter(before) : bound.value);
      if (bound.note) this.context.report(bound.note(this.at.child(keyword)));
    } else if (DESCRIPTIVE.has(keyword) || keyword.startsWith('x-')) {
      if (!SETTLED.has(keyword)) this.context.strip(keyword);
    } else if (!SETTLED.has(keyword)) this.#report('PLAN-102', keyword, { keyword });
  }

  /** Beside `enum`, both must hold: the value that is in both, or none. */
  #const(value: unknown): void {
    if (Array.isArray(this.schema.enum)) this.#extra.push({ enum: [value] });
    else this.#set('enum', [value]);
  }

  #properties(value: unknown): void {
    if (!isSchemaObject(value)) {
      this.#invalid('properties', value);
      return;
    }
    const all = Object.entries(value);
    const kept = all.filter(([, child]) => !this.context.hidden.isHidden(child));
    if (kept.length < all.length) this.context.hides();
    // An empty map says nothing, and a model must not consist of one.
    if (kept.length === 0) return;
    const properties: Record<string, unknown> = {};
    for (const [name, one] of kept)
      define(properties, name, this.#below(one, ['properties', name]));
    this.#set('properties', properties);
  }

  #required(value: unknown): void {
    if (!Array.isArray(value)) {
      this.#invalid('required', value);
      return;
    }
    const names = value.filter((name): name is string => typeof name === 'string');
    const kept = [...new Set(names)].filter((name) => !this.context.hiddenNames.has(name));
    if (kept.length < new Set(names).size) this.context.hides();
    if (kept.length > 0) this.#set('required', kept);
  }

  /** Schemas for the first items, one each; the rest has another keyword. */
  get #tuple(): readonly unknown[] | undefined {
    const { items, prefixItems } = this.schema as { items?: unknown; prefixItems?: unknown };
    if (Array.isArray(items)) return items;
    return Array.isArray(prefixItems) && prefixItems.length > 0 ? prefixItems : undefined;
  }

  #items(value: unknown): void {
    if (this.#tuple === undefined) this.#set('items', this.#below(value, ['items']));
    else if (Array.isArray(value)) this.#tupleItems('items');
    else if (value !== false) this.context.strip('items');
  }

  #tupleItems(keyword: string): void {
    this.#report('PLAN-111', keyword, { keyword });
    this.#set('items', {});
  }

  /** Where nothing may follow the list, there are no more items than it has. */
  #closeTuple(): void {
    const tuple = this.#tuple;
    const rest = Array.isArray(this.schema.items)
      ? this.schema['additionalItems']
      : this.schema.items;
    if (tuple === undefined || rest !== false) return;
    const most = this.#out['maxItems'];
    this.#set('maxItems', Math.min(typeof most === 'number' ? most : tuple.length, tuple.length));
  }

  /** Whether properties without a schema of their own may hold anything. */
  get #isOpen(): boolean {
    const { additionalProperties } = this.schema;
    return additionalProperties === undefined || additionalProperties === true;
  }

  #additional(value: unknown): void {
    const patterns = Object.entries(mapped(this.schema['patternProperties']));
    if (typeof value === 'boolean' && (value || patterns.length === 0)) {
      this.#set('additionalProperties', value);
    } else if (patterns.length === 0) {
      this.#set('additionalProperties', this.#below(value, ['additionalProperties']));
    } else {
      this.#report('PLAN-118', 'patternProperties', {});
      const parts: (readonly [schema: unknown, path: readonly string[]])[] = patterns.map(
        ([name, one]) => [one, ['patternProperties', name]],
      );
      if (value !== false) parts.push([value, ['additionalProperties']]);
      const context = parts.length > 1 ? inBranch(this.context) : this.context;
      const inPattern = (one: unknown) => below(context, context.hidden.namesIn(one));
      this.#anyOfThese(parts.map(([one, at]) => this.#child(one, at, inPattern(one))));
    }
  }

  /** A property satisfies the schemas of all patterns it matches, so that it satisfies one of them. */
  #anyOfThese(schemas: readonly JsonObject[]): void {
    const distinct = [...new Map(schemas.map((one) => [JSON.stringify(one), one])).values()];
    if (distinct.some(isEmptySchema)) return;
    const [only] = distinct;
    this.#set('additionalProperties', distinct.length === 1 ? only : { anyOf: distinct });
  }

  #branches(keyword: 'allOf' | 'anyOf' | 'oneOf', value: unknown): void {
    if (!Array.isArray(value) || value.length === 0) {
      this.#invalid(keyword, value);
      return;
    }
    const { result: branches, isWider } = watch(inBranch(this.context), (context) =>
      value.map((branch, index) => this.#child(branch, [keyword, index], context)),
    );
    if (keyword === 'allOf') this.#set(keyword, branches);
    else if (branches.some(isEmptySchema) && (isWider || keyword === 'anyOf'))
      this.#dropBranches(keyword, value, isWider);
    else if (keyword === 'oneOf' && isWider) this.#loosenOneOf(branches);
    else this.#located(keyword, branches);
  }

  /** A branch that accepts everything makes the alternative accept everything. */
  #dropBranches(keyword: string, branches: readonly unknown[], isWider: boolean): void {
    // Of null it was said that any value passes.
    const hasNull = branches.some((branch) => isSchemaObject(branch) && branch.type === 'null');
    if (!isWider) this.context.strip(keyword);
    else if (!hasNull) this.#report('PLAN-123', keyword, { keyword });
  }

  /** A branch that got wider may now match beside another: exactly one can no longer be asked for. */
  #loosenOneOf(branches: readonly JsonObject[]): void {
    this.#report('PLAN-116', 'oneOf', {});
    if (this.schema.anyOf === undefined) this.#set('anyOf', branches);
    else this.#extra.push({ anyOf: branches });
  }

  /** What is refused must not get wider: then nothing is refused. */
  #not(value: unknown): void {
    const { result, isWider, hasHidden } = watch(inBranch(this.context), (context) =>
      this.#child(value, ['not'], context),
    );
    if (isWider || hasHidden) this.#report('PLAN-119', 'not', {});
    else this.#located('not', result);
  }

  #below(value: unknown, path: readonly (string | number)[]): JsonObject {
    const hidden = this.context.hidden.namesIn(value);
    if (hidden.size > 0) return this.#child(value, path, below(this.context, hidden));
    this.#plainBelow ??= below(this.context, hidden);
    return this.#child(value, path, this.#plainBelow);
  }

  #child(value: unknown, path: readonly (string | number)[], context: LowerContext): JsonObject {
    const at = this.at.child(...path);
    if (isSchema(value)) return context.lower(value, at, context);
    const keyword = path.join('.');
    context.report(schemaMessages.report('PLAN-114', at, { keyword, found: shown(value) }));
    return {};
  }

  #pattern(value: unknown): void {
    if (typeof value !== 'string') {
      this.#invalid('pattern', value);
      return;
    }
    const reason = patternProblem(value);
    if (reason === undefined) this.#set('pattern', value);
    else this.#report('PLAN-105', 'pattern', { pattern: value, reason });
  }

  #invalid(keyword: string, value: unknown): void {
    this.#report('PLAN-114', keyword, { keyword, found: shown(value) });
  }

  #report<C extends keyof typeof schemaMessages.definitions & string>(
    code: C,
    keyword: string,
    params: Parameters<typeof schemaMessages.report<C>>[2],
  ): void {
    this.context.report(schemaMessages.report(code, this.at.child(keyword), params));
  }
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 40) ?? 'undefined';
}
