// The import body of one shard out of that of the whole API: its paths without the base path, and of
// everything else only what these paths use. Nothing is lowered again.

import { isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';
import { REQUEST_VALIDATOR, REQUEST_VALIDATORS } from '../validators.js';

const REFERENCE = /"\$ref":"#\/components\/schemas\/([^"/]+)"/g;
const AUTHORIZER = 'x-amazon-apigateway-authorizer';

interface Part {
  readonly bytes: number;
  /** Models that it names. */
  readonly models: readonly string[];
}

/** A body taken apart: what each path weighs and refers to. */
export class WholeBody {
  readonly paths: JsonObject;
  readonly #schemas: JsonObject;
  readonly #schemes: JsonObject;
  /** Models and paths that were looked at; each is written out once. */
  readonly #models = new Map<string, Part>();
  readonly #items = new Map<string, Part>();

  constructor(private readonly body: JsonObject) {
    const components = objectOf(body['components']);
    this.paths = objectOf(body['paths']);
    this.#schemas = objectOf(components['schemas']);
    this.#schemes = objectOf(components['securitySchemes']);
  }

  /** Bytes of the body without its paths and models. */
  get overhead(): number {
    const { paths: _, components: __, ...rest } = this.body;
    return bytesOf({ ...rest, components: { securitySchemes: this.#schemes } });
  }

  /** What one path weighs, and what its operations name. */
  load(path: string): Part & { readonly authorizers: readonly string[] } {
    return {
      ...remembered(this.#items, this.paths, path),
      authorizers: [...this.authorizersOf([path])],
    };
  }

  authorizersOf(paths: readonly string[]): Set<string> {
    const names = this.#schemesOf(paths).filter(
      (name) => objectOf(this.#schemes[name])[AUTHORIZER] !== undefined,
    );
    return new Set(names);
  }

  /** Bytes of models and of all that they refer to. */
  modelBytes(names: Iterable<string>): number {
    let bytes = 0;
    for (const name of this.#closure(names)) bytes += this.#model(name).bytes;
    return bytes;
  }

  /** The body that a REST API with these paths imports. */
  part(paths: readonly string[], basePath: string, title: string): JsonObject {
    const items = paths.map((path) => [relativePath(path, basePath), this.paths[path]] as const);
    const names = paths.flatMap((path) => this.load(path).models);
    const schemas = pick(this.#schemas, this.#closure(names));
    const schemes = pick(this.#schemes, new Set(this.#schemesOf(paths)));
    const { components: _, ...rest } = this.body;
    const components = {
      ...(Object.keys(schemas).length > 0 && { schemas }),
      ...(Object.keys(schemes).length > 0 && { securitySchemes: schemes }),
    };
    const validators = this.#validatorsOf(paths);
    return {
      ...(Object.keys(components).length > 0 && { components }),
      ...rest,
      info: { ...objectOf(rest['info']), title },
      paths: Object.fromEntries(items.sort(([a], [b]) => (a < b ? -1 : 1))),
      ...(validators && { [REQUEST_VALIDATORS]: validators }),
    };
  }

  #closure(names: Iterable<string>): Set<string> {
    const found = new Set(names);
    // A set that grows while it is walked: what was added is visited too.
    for (const name of found) for (const ref of this.#model(name).models) found.add(ref);
    return found;
  }

  #model(name: string): Part {
    return remembered(this.#models, this.#schemas, name);
  }

  #schemesOf(paths: readonly string[]): string[] {
    const used = paths.flatMap((path) =>
      operationsOf(this.paths[path]).flatMap(({ security }) =>
        Array.isArray(security) ? security.filter(isObject).flatMap((one) => Object.keys(one)) : [],
      ),
    );
    return [...new Set(used)];
  }

  #validatorsOf(paths: readonly string[]): JsonObject | undefined {
    const all = this.body[REQUEST_VALIDATORS];
    if (!isObject(all)) return undefined;
    const used = paths.flatMap((path) =>
      operationsOf(this.paths[path]).map((operation) => String(operation[REQUEST_VALIDATOR])),
    );
    return pick(all, new Set([...used, String(this.body[REQUEST_VALIDATOR])]));
  }
}

/** `/orders/{id}` below `orders` is `/{id}`; the base path itself is `/`. */
export function relativePath(path: string, basePath: string): string {
  if (basePath === '') return path;
  return path.slice(basePath.length + 1) || '/';
}

function remembered(known: Map<string, Part>, all: JsonObject, key: string): Part {
  const before = known.get(key);
  if (before) return before;
  const text = JSON.stringify(all[key] ?? null);
  const part = { bytes: Buffer.byteLength(text) + key.length + 4, models: referencesIn(text) };
  known.set(key, part);
  return part;
}

function operationsOf(item: unknown): JsonObject[] {
  return Object.values(objectOf(item)).filter(isObject);
}

function referencesIn(json: string): string[] {
  const found = new Set<string>();
  for (const [, name] of json.matchAll(REFERENCE)) if (name !== undefined) found.add(name);
  return [...found];
}

/** Sorted, as the whole is. */
function pick(all: JsonObject, names: ReadonlySet<string>): JsonObject {
  const known = [...names].filter((name) => Object.hasOwn(all, name)).sort();
  return Object.fromEntries(known.map((name) => [name, all[name]]));
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
