// What a schema leads to: which schemas hold read-only or write-only properties, and which contain
// themselves through a composition.

import type { Schema, SchemaObject, SchemaRoot } from '../../model/index.js';
import { isSchemaObject, listed, mapped, type Schemas } from './composition.js';
import type { Place } from './lower-context.js';

const PREFIX = '#/components/schemas/';

interface Edges {
  readonly refs: ReadonlySet<string>;
  /** The references that apply to the schema's own value: aliases and branches of compositions. */
  readonly direct: ReadonlySet<string>;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

export function refName(ref: string): string {
  return ref.slice(PREFIX.length);
}

/** Visits every part of a schema, with whether it stands below a property or an item. Does not follow `$ref`s. */
function visitParts(
  schema: unknown,
  visit: (schema: SchemaObject, descended: boolean) => void,
  descended = false,
): void {
  if (!isSchemaObject(schema)) return;
  visit(schema, descended);
  for (const keyword of Object.keys(schema)) {
    const kind = PARTS.get(keyword);
    if (kind === undefined) continue;
    const part = schema[keyword];
    if (kind === 'map')
      for (const child of Object.values(mapped(part))) visitParts(child, visit, true);
    else if (kind === 'list') for (const child of listed(part)) visitParts(child, visit, descended);
    else visitParts(part, visit, descended || kind === 'below');
  }
}

/** Keywords that hold schemas: `map` and `below` for properties and items, the others for the value itself. */
const PARTS: ReadonlyMap<string, 'map' | 'below' | 'same' | 'list'> = new Map([
  ...['properties', 'patternProperties'].map((key) => [key, 'map'] as const),
  ...['items', 'additionalProperties', 'unevaluatedProperties', 'unevaluatedItems'].map(
    (key) => [key, 'below'] as const,
  ),
  ['not', 'same'],
  ...['allOf', 'anyOf', 'oneOf'].map((key) => [key, 'list'] as const),
]);

export class Reach {
  readonly #edges = new Map<string, Edges>();
  readonly #circles: ReadonlyMap<string, number>;
  readonly #branches: ReadonlySet<string>;
  /** Circles of schemas that are made of nothing but each other. */
  readonly #knots: ReadonlyMap<string, number>;
  readonly #readOnly: ReadonlySet<string>;
  readonly #writeOnly: ReadonlySet<string>;

  constructor(model: Schemas) {
    for (const [name, root] of Object.entries(model.schemas))
      this.#edges.set(name, edgesOf(root.schema));
    this.#circles = circlesOf(this.#edges, ({ refs }) => refs);
    this.#branches = this.#branchesOfCircles();
    this.#knots = circlesOf(this.#edges, ({ direct }) => direct);
    this.#readOnly = this.#closure(({ readOnly }) => readOnly);
    this.#writeOnly = this.#closure(({ writeOnly }) => writeOnly);
  }

  /** Whether requests (`readOnly`) or responses (`writeOnly`) need a model of their own for a schema. */
  differs(name: string, direction: 'request' | 'response'): boolean {
    return (direction === 'request' ? this.#readOnly : this.#writeOnly).has(name);
  }

  /** The same of a schema that has no name. */
  inlineDiffers({ schema }: SchemaRoot, direction: 'request' | 'response'): boolean {
    const { refs, readOnly, writeOnly } = edgesOf(schema);
    const own = direction === 'request' ? readOnly : writeOnly;
    return own || [...refs].some((name) => this.differs(name, direction));
  }

  /**
   * Whether a reference must be cut so that no circle leads through a composition. What is cut is the way out of
   * a branch that leads back to the composition, so that the composition itself stays.
   */
  isCut(from: string, to: string, { composed, descended }: Place): boolean {
    const circles = descended ? this.#circles : this.#knots;
    const circle = circles.get(from);
    if (circle === undefined || circle !== circles.get(to)) return false;
    return !descended || composed || this.#branches.has(from);
  }

  /** Schemas that apply to the value of another one in the same circle. */
  #branchesOfCircles(): Set<string> {
    const branches = new Set<string>();
    for (const [name, { direct }] of this.#edges) {
      const circle = this.#circles.get(name);
      if (circle === undefined) continue;
      for (const target of direct) if (this.#circles.get(target) === circle) branches.add(target);
    }
    return branches;
  }

  /** Names of the schemas that are marked, or lead to one that is. */
  #closure(marked: (edges: Edges) => boolean): Set<string> {
    const callers = callersOf([...this.#edges].map(([name, { refs }]) => [name, refs]));
    const found = new Set<string>();
    const waiting = [...this.#edges].flatMap(([name, edges]) => (marked(edges) ? [name] : []));
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (found.has(name)) continue;
      found.add(name);
      waiting.push(...(callers.get(name) ?? []));
    }
    return found;
  }
}

/** One for all parts of an API that is split: each is lowered by itself, with the schemas of the whole. */
export function reachOf(model: Schemas): Reach {
  const reach = known.get(model.schemas) ?? new Reach(model);
  known.set(model.schemas, reach);
  return reach;
}

const known = new WeakMap<Schemas['schemas'], Reach>();

/** Who refers to each name. */
export function callersOf(
  references: Iterable<readonly [name: string, targets: Iterable<string>]>,
): Map<string, string[]> {
  const callers = new Map<string, string[]>();
  for (const [name, targets] of references) {
    for (const target of targets) {
      const found = callers.get(target);
      if (found) found.push(name);
      else callers.set(target, [name]);
    }
  }
  return callers;
}

function edgesOf(schema: Schema): Edges {
  const refs = new Set<string>();
  const direct = new Set<string>();
  let readOnly = false;
  let writeOnly = false;
  visitParts(schema, (part, descended) => {
    if (typeof part.$ref === 'string') {
      refs.add(refName(part.$ref));
      if (!descended) direct.add(refName(part.$ref));
    }
    readOnly ||= part.readOnly === true;
    writeOnly ||= part.writeOnly === true;
  });
  return { refs, direct, readOnly, writeOnly };
}

/** The schemas that lead back to themselves: those that lead to each other share a number (Tarjan, without recursion). */
function circlesOf(
  edges: ReadonlyMap<string, Edges>,
  targetsOf: (edges: Edges) => ReadonlySet<string>,
): Map<string, number> {
  const targets = (name: string): ReadonlySet<string> => {
    const own = edges.get(name);
    return own ? targetsOf(own) : new Set();
  };
  const circles = new Map<string, number>();
  const settled = new Set<string>();
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const lower = (name: string, to = 0) => void low.set(name, Math.min(low.get(name) ?? 0, to));
  for (const start of edges.keys()) {
    if (index.has(start)) continue;
    const work: { name: string; targets: Iterator<string> }[] = [];
    const open = (name: string) => {
      low.set(name, index.size);
      index.set(name, index.size);
      stack.push(name);
      work.push({ name, targets: targets(name).values() });
    };
    open(start);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { name } = top;
      const next = top.targets.next();
      if (!next.done) {
        if (!edges.has(next.value)) continue;
        if (!index.has(next.value)) open(next.value);
        else if (!settled.has(next.value)) lower(name, index.get(next.value));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.name;
      if (parent !== undefined) lower(parent, low.get(name));
      if (low.get(name) !== index.get(name)) continue;
      const members = stack.splice(stack.lastIndexOf(name));
      for (const member of members) settled.add(member);
      if (members.length > 1 || targets(name).has(name)) {
        for (const member of members) circles.set(member, index.get(name) ?? 0);
      }
    }
  }
  return circles;
}
