// A cursor over the parsed files of a specification: a value that knows where it stands and can
// follow its own `$ref`. Reads only; `$ref` targets were loaded before, so following never does I/O.

import { Location, type SourceFile, toPointer, type ValuePath } from '../source/index.js';

/** A parsed file of the specification. */
export interface SpecFile {
  readonly source: SourceFile;
  readonly value: unknown;
}

/** A JSON object as it came from a parser. */
export type JsonObject = { readonly [key: string]: unknown };

/** Where `$ref`s lead: one for all nodes of a document. */
export interface References {
  /** The top of a file. */
  top(file: SpecFile): SpecNode;
  /** The node a `$ref` string in `from` names, which may be a reference itself; `undefined` where there is none. */
  target(from: SpecFile, ref: string): SpecNode | undefined;
  /** The first node on the way from a reference that is none itself; `undefined` when there is none. */
  end(reference: SpecNode): SpecNode | undefined;
}

export class SpecNode {
  #path: ValuePath | undefined;

  constructor(
    readonly file: SpecFile,
    /** Where it stands: its path, or its parent and the key there, of which a path is made when one is asked for. */
    private readonly place: ValuePath | readonly [parent: SpecNode, key: string | number],
    readonly value: unknown,
    private readonly references: References,
  ) {}

  get path(): ValuePath {
    this.#path ??= isChild(this.place) ? [...this.place[0].path, this.place[1]] : this.place;
    return this.#path;
  }

  get at(): Location {
    return new Location(this.file.source, { parent: this, keys: [] });
  }

  /** File and pointer: the same string for the same node, however it was reached. */
  get identity(): string {
    return `${this.file.source.path}#${toPointer(this.path)}`;
  }

  /** The value as an object, or `undefined` when it is not one. */
  get object(): JsonObject | undefined {
    return isObject(this.value) ? this.value : undefined;
  }

  get string(): string | undefined {
    return typeof this.value === 'string' ? this.value : undefined;
  }

  get number(): number | undefined {
    return typeof this.value === 'number' ? this.value : undefined;
  }

  get boolean(): boolean | undefined {
    return typeof this.value === 'boolean' ? this.value : undefined;
  }

  /** The `$ref` string of a reference object. */
  get ref(): string | undefined {
    const ref = this.object?.['$ref'];
    return typeof ref === 'string' ? ref : undefined;
  }

  /** The child at a key or index, following nothing. */
  get(key: string | number): SpecNode | undefined {
    const { value } = this;
    if (Array.isArray(value)) {
      const index = Number(key);
      return Number.isInteger(index) && index >= 0 && index < value.length
        ? this.child(index, value[index])
        : undefined;
    }
    return isObject(value) && Object.hasOwn(value, key) ? this.child(key, value[key]) : undefined;
  }

  /** The node at a path from here, following nothing. */
  below(path: ValuePath): SpecNode | undefined {
    return path.reduce<SpecNode | undefined>((node, key) => node?.get(key), this);
  }

  /** The members of an object in document order; none when it is not an object. */
  entries(): [string, SpecNode][] {
    const { object = {} } = this;
    return Object.keys(object).map((key) => [key, this.child(key, object[key])]);
  }

  /** The names of the members of an object; none when it is not an object. */
  names(): string[] {
    return Object.keys(this.object ?? {});
  }

  /** The items of a list; none when it is not a list. */
  items(): SpecNode[] {
    return Array.isArray(this.value) ? this.value.map((item, at) => this.child(at, item)) : [];
  }

  /**
   * The node at the end of the chain of `$ref`s that starts here: this node when it is no reference,
   * `undefined` when the chain leads nowhere, in a circle, or over more references than are followed.
   */
  deref(): SpecNode | undefined {
    return this.ref === undefined ? this : this.references.end(this);
  }

  /** The node the `$ref` here names directly, which may be a reference itself. */
  target(): SpecNode | undefined {
    return this.ref === undefined ? undefined : this.references.target(this.file, this.ref);
  }

  /** The node that a reference written here would lead to. */
  follow(ref: string): SpecNode | undefined {
    return this.references.target(this.file, ref);
  }

  /** The top of another file of the same document. */
  inFile(file: SpecFile): SpecNode {
    return this.references.top(file);
  }

  /** The child at a key, for who has its value at hand. */
  child(key: string | number, value: unknown): SpecNode {
    return new SpecNode(this.file, [this, key], value, this.references);
  }
}

/** The value at a key of a map or an index of a list, for who needs no node of it. */
export function memberOf(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Assignment that also takes `__proto__` as an ordinary key. */
export function define(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(map, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else map[key] = value;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isChild(
  place: ValuePath | readonly [SpecNode, string | number],
): place is readonly [SpecNode, string | number] {
  return place[0] instanceof SpecNode;
}
