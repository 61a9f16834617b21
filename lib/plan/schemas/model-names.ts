// Names of models: letters and digits only, unique, and the same whatever else changes in the document.

import { createHash } from 'node:crypto';

/** Console-made APIs have these two; a model of ours must not replace them by accident. */
const BUILT_IN = ['Empty', 'Error'];

export class ModelNames {
  readonly #bySchema = new Map<string, string>();
  readonly #owners = new Map<string, string>();

  /** `schemas`: names of all schemas of the model; their order does not matter. */
  constructor(schemas: readonly string[]) {
    const groups = new Map<string, string[]>();
    for (const schema of [...schemas].sort()) {
      const name = alphanumeric(schema);
      const found = groups.get(name);
      if (found) found.push(schema);
      else groups.set(name, [schema]);
    }
    // The schema whose name needs no change keeps it; of several others each gets a suffix of its own.
    const keeps = (schema: string, name: string, { length }: readonly string[]) =>
      name !== '' && (schema === name || (length === 1 && !BUILT_IN.includes(name)));
    const all = [...groups].flatMap(([name, members]) =>
      members.map((schema) => ({ schema, name, isKept: keeps(schema, name, members) })),
    );
    for (const { schema, name } of all.filter(({ isKept }) => isKept)) this.#assign(schema, name);
    for (const { schema, name } of all.filter(({ isKept }) => !isKept))
      this.#assign(schema, this.#unique(name || 'Model', schema));
  }

  of(schema: string): string {
    return this.#bySchema.get(schema) ?? alphanumeric(schema);
  }

  /** A name for something else: `owner` tells two wishes for the same name apart. */
  claim(wish: string, owner: string): string {
    const name = alphanumeric(wish) || 'Model';
    const current = this.#owners.get(name);
    const free = (current === undefined && !BUILT_IN.includes(name)) || current === owner;
    const settled = free ? name : this.#unique(name, owner);
    this.#owners.set(settled, owner);
    return settled;
  }

  #assign(schema: string, name: string): void {
    this.#bySchema.set(schema, name);
    this.#owners.set(name, `schema ${schema}`);
  }

  /** The name with as much of the owner's hash as sets it apart. */
  #unique(name: string, owner: string): string {
    const hash = createHash('sha256').update(owner).digest('hex');
    for (let length = SUFFIX; length < hash.length; length++) {
      const unique = `${name}${hash.slice(0, length)}`;
      const current = this.#owners.get(unique);
      if (current === undefined || current === owner) return unique;
    }
    return `${name}${hash}`;
  }
}

/** Digits of a hash: enough for hundreds of schemas with one name; more are taken where two are alike. */
const SUFFIX = 6;

function alphanumeric(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) =>
    (next ?? '').toUpperCase(),
  );
}
