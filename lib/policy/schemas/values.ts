// The values of an API, part by part: each body, parameter and header, and what is in them. One walk for requests
// and one for responses, each done once for a model, in time that grows with the document: a schema that many
// operations share is visited once. Components that no operation reaches hold no values, and are not judged.

import type { ApiModel, Operation, SchemaRoot } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { conjunctsOf, type Placed, type Written } from './conjuncts.js';

export type Side = 'request' | 'response';

/** One value, and everything that is written about it. */
export interface SchemaValue {
  /** Name of the property, or of what the schema belongs to. */
  readonly name: string;
  readonly at: Location;
  /** The schemas that describe it, compositions taken apart: all hold together. */
  readonly written: readonly Written[];
  /** The same, with what holds around the alternative (`anyOf`, `oneOf`) that the value is described by. */
  readonly around: readonly Written[];
  /** Id of the first operation that it belongs to. */
  readonly operation: string;
  /** Whether it is a body, parameter or header as a whole. */
  readonly whole: boolean;
  readonly model: ApiModel;
}

const walked = new WeakMap<ApiModel, Map<Side, readonly SchemaValue[]>>();

/** The values of all requests, or of all responses. */
export function schemaValues(model: ApiModel, side: Side): readonly SchemaValue[] {
  const known = walked.get(model) ?? new Map<Side, readonly SchemaValue[]>();
  walked.set(model, known);
  const values = known.get(side) ?? new Walk(model, side).values();
  known.set(side, values);
  return values;
}

/**
 * Whether a schema of which `test` holds applies to the value in any case: itself, a part of its `allOf`, what
 * stands around it, or every one of its alternatives.
 */
export function holds(value: SchemaValue, test: (one: Written) => boolean): boolean {
  const within = (written: readonly Written[], depth: number): boolean =>
    written.some(test) ||
    (depth > 0 &&
      written.some((one) =>
        alternativesOf(one).some(
          (branches) =>
            branches.length > 0 &&
            branches.every((branch) => within(conjunctsOf(value.model, [branch]), depth - 1)),
        ),
      ));
  return within(value.around, DEEPEST);
}

/** Alternatives in alternatives are followed so far: deeper ones are not written by people. */
const DEEPEST = 3;

/** Whether a value is one of a few known ones. */
export function isFixed({ schema }: Written): boolean {
  return schema.enum !== undefined || schema['const'] !== undefined;
}

function alternativesOf({ schema, at }: Written): Placed[][] {
  return (['anyOf', 'oneOf'] as const).flatMap((keyword) => {
    const branches = schema[keyword];
    return branches
      ? [branches.map((branch, index) => ({ schema: branch, at: at.child(keyword, index) }))]
      : [];
  });
}

/**
 * The most that is known of one schema: together with so many others, and within so many alternatives. Schemas that
 * lead to each other in every order would have a value for each set of them.
 */
const MOST_VALUES = 100;

interface Visit {
  readonly name: string;
  readonly placed: readonly Placed[];
  readonly around: readonly Written[];
  readonly whole: boolean;
}

class Walk {
  readonly #found: SchemaValue[] = [];
  readonly #ids = new Map<object, number>();
  /** By the schema that describes them first, the keys of its values. */
  readonly #seen = new Map<object, Set<string>>();
  #operation = '';

  constructor(
    private readonly model: ApiModel,
    private readonly side: Side,
  ) {}

  values(): readonly SchemaValue[] {
    for (const operation of this.model.operations) {
      this.#operation = operation.id;
      for (const { name, root } of rootsOf(operation, this.side)) {
        if (root) this.#drain({ name, placed: [root], around: [], whole: true }, root);
      }
    }
    return this.#found;
  }

  /** A list of what is left instead of recursion: documents may be nested deeply. */
  #drain(first: Visit, root: SchemaRoot): void {
    const waiting: Visit[] = [first];
    for (let next = waiting.pop(); next; next = waiting.pop())
      waiting.push(...this.#visit(next, root).reverse());
  }

  #visit({ name, placed, around, whole }: Visit, root: SchemaRoot): Visit[] {
    const [first] = placed;
    const written = conjunctsOf(this.model, placed);
    if (!first || written.length === 0 || this.#isOtherSide(written)) return [];
    if (this.#isKnown(written, around)) return [];
    const own = new Set(written.map(({ schema }) => schema));
    const all = [...written, ...around.filter(({ schema }) => !own.has(schema))];
    const { model } = this;
    const operation = this.#operation;
    this.#found.push({ name, at: first.at, written, around: all, operation, whole, model });
    return [...this.#alternatives(name, written, all), ...this.#children(name, written, root)];
  }

  /** Callers cannot send what is read-only, and do not get what is write-only. */
  #isOtherSide(written: readonly Written[]): boolean {
    return written.some(({ schema }) =>
      this.side === 'request' ? schema.readOnly === true : schema.writeOnly === true,
    );
  }

  #alternatives(name: string, written: readonly Written[], around: readonly Written[]): Visit[] {
    return written
      .flatMap(alternativesOf)
      .flat()
      .map((branch) => ({ name, placed: [branch], around, whole: false }));
  }

  /** Properties that several schemas of one value describe are one value again. */
  #children(name: string, written: readonly Written[], root: SchemaRoot): Visit[] {
    const children = new Map<string, Placed[]>();
    const add = (child: string, placed: Placed) => {
      const known = children.get(child);
      if (known) known.push(placed);
      else children.set(child, [placed]);
    };
    for (const { schema, at } of written) {
      for (const [property, one] of Object.entries(schema.properties ?? {})) {
        const own = schema === root.schema ? root.propertiesAt?.get(property) : undefined;
        add(property, { schema: one, at: own ?? at.child('properties', property) });
      }
      if (isSchema(schema.items)) add(`${name}[]`, { schema: schema.items, at: at.child('items') });
      if (isSchema(schema.additionalProperties)) {
        const one = schema.additionalProperties;
        add(`${name}.*`, { schema: one, at: at.child('additionalProperties') });
      }
      for (const [pattern, one] of membersOf(schema['patternProperties'])) {
        if (isSchema(one))
          add(`${name}.${pattern}`, { schema: one, at: at.child('patternProperties', pattern) });
      }
      for (const [index, one] of membersOf(schema['prefixItems'])) {
        if (isSchema(one))
          add(`${name}[${index}]`, { schema: one, at: at.child('prefixItems', Number(index)) });
      }
    }
    return [...children].map(([child, placed]) => ({
      name: child,
      placed,
      around: [],
      whole: false,
    }));
  }

  #isKnown(written: readonly Written[], around: readonly Written[]): boolean {
    const schema = written[0]?.schema ?? written;
    const seen = this.#seen.get(schema) ?? new Set();
    const key = this.#key(written, around);
    if (seen.has(key) || seen.size >= MOST_VALUES) return true;
    this.#seen.set(schema, seen.add(key));
    return false;
  }

  #key(written: readonly Written[], around: readonly Written[]): string {
    const ids = (list: readonly Written[]) =>
      list.map(({ schema }) => this.#id(schema)).sort((a, b) => a - b);
    return `${ids(written)}/${ids(around)}`;
  }

  #id(schema: object): number {
    const known = this.#ids.get(schema);
    if (known !== undefined) return known;
    this.#ids.set(schema, this.#ids.size);
    return this.#ids.size - 1;
  }
}

function isSchema(schema: unknown): schema is Placed['schema'] {
  return typeof schema === 'object' && schema !== null && !Array.isArray(schema);
}

function rootsOf(
  { parameters, requestBody, responses }: Operation,
  side: Side,
): { name: string; root: SchemaRoot | undefined }[] {
  if (side === 'request') {
    return [
      ...parameters.map(({ name, schema }) => ({ name, root: schema })),
      ...(requestBody?.content ?? []).map(({ type, schema }) => ({ name: type, root: schema })),
    ];
  }
  return responses.flatMap(({ content, headers }) => [
    ...headers.map(({ name, schema }) => ({ name, root: schema })),
    ...content.map(({ type, schema }) => ({ name: type, root: schema })),
  ]);
}

function membersOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
