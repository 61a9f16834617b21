// Gives every schema that a `$ref` names one name, unique in the model and the same from run to run.

import type { SpecNode } from '../spec/index.js';

/** Names by node identity. Components of the entry document keep theirs; others get what is free. */
export class SchemaNames {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** Reserves a component's own name. */
  reserve(node: SpecNode, name: string): void {
    this.#names.set(node.identity, name);
    this.#taken.add(name);
  }

  known(node: SpecNode): string | undefined {
    return this.#names.get(node.identity);
  }

  assign(node: SpecNode): string {
    const wanted = wish(node);
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) name = `${wanted}${number}`;
    this.reserve(node, name);
    return name;
  }
}

/** The last key of the way to a schema, or the name of its file. */
function wish(node: SpecNode): string {
  const names = node.path.filter(
    (key): key is string => typeof key === 'string' && !STRUCTURE.has(key),
  );
  const file =
    node.file.source.name
      .split('/')
      .pop()
      ?.replace(/\.[^.]*$/, '') ?? 'Schema';
  return names.at(-1) ?? file;
}

/** Keys that say where in a document a schema stands, not what it is. */
const STRUCTURE = new Set([
  'properties',
  'items',
  'schema',
  'allOf',
  'anyOf',
  'oneOf',
  'additionalProperties',
  '$defs',
  'definitions',
  'content',
  'schemas',
  'components',
]);
