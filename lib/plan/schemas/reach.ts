// What a schema leads to: which schemas hold read-only or write-only properties, and which contain
// themselves through a composition.

import type { ApiModel, Schema, SchemaObject, SchemaRoot } from '../../model/index.js';

const PREFIX = '#/components/schemas/';
const COMPOSITIONS = ['allOf', 'anyOf', 'oneOf', 'not'];

interface Edges {
  /** Names that are referred to, and whether from within a composition. */
  readonly refs: ReadonlyMap<string, boolean>;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

export function refName(ref: string): string {
  return ref.slice(PREFIX.length);
}

/** Every part of a schema, with whether it stands in a composition. Does not follow `$ref`s. */
export function* parts(
  schema: Schema,
  composed = false,
): Generator<{ schema: SchemaObject; composed: boolean }> {
  if (typeof schema !== 'object' || schema === null) return;
  yield { schema, composed };
  for (const child of Object.values(schema.properties ?? {})) yield* parts(child, composed);
  for (const key of ['items', 'additionalProperties', 'not'] as const) {
    const child = schema[key];
    if (typeof child === 'object' && child !== null && !Array.isArray(child)) {
      yield* parts(child as Schema, composed || key === 'not');
    }
  }
  for (const key of COMPOSITIONS) {
    const list = schema[key];
    if (Array.isArray(list)) for (const child of list as Schema[]) yield* parts(child, true);
  }
}

export class Reach {
  readonly #edges = new Map<string, Edges>();
  readonly #components: ReadonlyMap<string, number>;
  readonly #readOnly: ReadonlySet<string>;
  readonly #writeOnly: ReadonlySet<string>;

  constructor(model: Pick<ApiModel, 'schemas'>) {
    for (const [name, root] of Object.entries(model.schemas))
      this.#edges.set(name, edgesOf(root.schema));
    this.#components = stronglyConnected(this.#edges);
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
    return own || [...refs.keys()].some((name) => this.differs(name, direction));
  }

  /** Whether a reference in a composition of `from` to `to` closes a circle. */
  closesCircle(from: string, to: string): boolean {
    const component = this.#components.get(from);
    if (component === undefined || component !== this.#components.get(to)) return false;
    return from !== to || this.#edges.get(from)?.refs.has(to) === true;
  }

  /** Names of the schemas that are marked, or lead to one that is. */
  #closure(marked: (edges: Edges) => boolean): Set<string> {
    const callers = new Map<string, string[]>();
    for (const [name, { refs }] of this.#edges) {
      for (const target of refs.keys()) callers.set(target, [...(callers.get(target) ?? []), name]);
    }
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

function edgesOf(schema: Schema): Edges {
  const refs = new Map<string, boolean>();
  let readOnly = false;
  let writeOnly = false;
  for (const { schema: part, composed } of parts(schema)) {
    if (part.$ref !== undefined)
      refs.set(refName(part.$ref), refs.get(refName(part.$ref)) || composed);
    readOnly ||= part.readOnly === true;
    writeOnly ||= part.writeOnly === true;
  }
  return { refs, readOnly, writeOnly };
}

/** Tarjan's algorithm without recursion: schemas that lead to each other share a number. */
function stronglyConnected(edges: ReadonlyMap<string, Edges>): Map<string, number> {
  const component = new Map<string, number>();
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  let components = 0;
  for (const start of edges.keys()) {
    if (index.has(start)) continue;
    const work: { name: string; targets: Iterator<string> }[] = [];
    const open = (name: string) => {
      index.set(name, index.size);
      low.set(name, index.size - 1);
      stack.push(name);
      work.push({ name, targets: (edges.get(name)?.refs ?? new Map<string, boolean>()).keys() });
    };
    open(start);
    for (let top = work.at(-1); top; top = work.at(-1)) {
      const { name, targets } = top;
      const next = targets.next();
      if (!next.done) {
        const target = next.value;
        if (!edges.has(target)) continue;
        if (!index.has(target)) open(target);
        else if (!component.has(target))
          low.set(name, Math.min(low.get(name) ?? 0, index.get(target) ?? 0));
        continue;
      }
      work.pop();
      const parent = work.at(-1)?.name;
      if (parent !== undefined) low.set(parent, Math.min(low.get(parent) ?? 0, low.get(name) ?? 0));
      if (low.get(name) !== index.get(name)) continue;
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        component.set(member, components);
        if (member === name) break;
      }
      components++;
    }
  }
  return component;
}
