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
    for (const schema of schemas) {
      const name = alphanumeric(schema);
      groups.set(name, [...(groups.get(name) ?? []), schema]);
    }
    for (const [name, members] of groups) {
      for (const schema of members) {
        // The schema whose name needs no change keeps it; of several others each gets a suffix of its own.
        const keeps =
          name !== '' && (schema === name || (members.length === 1 && !BUILT_IN.includes(name)));
        this.#bySchema.set(schema, keeps ? name : `${name || 'Model'}${suffix(schema)}`);
      }
    }
    for (const [schema, name] of this.#bySchema) this.#owners.set(name, `schema ${schema}`);
  }

  of(schema: string): string {
    return this.#bySchema.get(schema) ?? alphanumeric(schema);
  }

  /** A name for something else: `owner` tells two wishes for the same name apart. */
  claim(wish: string, owner: string): string {
    const name = alphanumeric(wish) || 'Model';
    const current = this.#owners.get(name);
    const free = (current === undefined && !BUILT_IN.includes(name)) || current === owner;
    const settled = free ? name : `${name}${suffix(owner)}`;
    this.#owners.set(settled, owner);
    return settled;
  }
}

function alphanumeric(name: string): string {
  return name.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) =>
    (next ?? '').toUpperCase(),
  );
}

function suffix(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}
