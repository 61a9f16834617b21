// Where a value stands in a user's file. Lines and columns are computed only when somebody asks,
// so that a clean run over a large specification never pays for positions.

import type { Origin, Range, SourceFile } from './source-file.js';

/** A path of keys and indexes from the top of a file to a value. */
export type ValuePath = readonly (string | number)[];

/** A place in a text. Lines and columns start at 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A path that is made only when somebody asks for it: most locations are never printed. */
export interface Below {
  readonly parent: { readonly path: ValuePath };
  readonly keys: ValuePath;
}

/** A value's address: a file, a path inside it, and (lazily) a line and column. */
export class Location {
  #path: ValuePath | undefined;
  #range: Range | undefined;
  #origin: Origin | undefined;

  constructor(
    readonly source: SourceFile,
    private readonly place: ValuePath | Below = [],
    /** Whether to point at the value or at the key that names it. @default scalars at the value, maps and lists at their key */
    readonly target: 'auto' | 'key' | 'value' = 'auto',
  ) {}

  get path(): ValuePath {
    this.#path ??=
      'parent' in this.place ? [...this.place.parent.path, ...this.place.keys] : this.place;
    return this.#path;
  }

  /** The location of a value below this one. */
  child(...keys: readonly (string | number)[]): Location {
    return new Location(this.source, { parent: this, keys }, this.target);
  }

  /** The same place, pointing at its key: for "unknown key" and the like. */
  key(): Location {
    return new Location(this.source, this.place, 'key');
  }

  /** Whether there is a value here. */
  get exists(): boolean {
    const { source, path } = this.origin;
    return source.has(path);
  }

  /** File name as the user wrote it, relative to the working directory. */
  get file(): string {
    return this.origin.source.name;
  }

  /** RFC 6901 JSON pointer inside the file. */
  get pointer(): string {
    return toPointer(this.origin.path);
  }

  get start(): Position {
    return this.range.start;
  }

  get end(): Position {
    return this.range.end;
  }

  private get range(): Range {
    if (!this.#range) {
      const { source, path } = this.origin;
      this.#range = source.range(path, this.target);
    }
    return this.#range;
  }

  /** Where the value was written: in another file where that one amended this one. */
  get origin(): Origin {
    this.#origin ??= this.source.originOf(this.path);
    return this.#origin;
  }

  get line(): number {
    return this.start.line;
  }

  get column(): number {
    return this.start.column;
  }

  /** `file:line:column`, as editors and terminals make clickable. */
  toString(): string {
    return `${this.file}:${this.line}:${this.column}`;
  }
}

/** RFC 6901 form of a path: `['paths', '/pets']` is `/paths/~1pets`. */
export function toPointer(path: ValuePath): string {
  let pointer = '';
  for (const key of path) pointer += `/${escaped(String(key))}`;
  return pointer;
}

function escaped(key: string): string {
  return /[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** The keys of an RFC 6901 pointer (percent-decoding is the caller's: it belongs to URI fragments). */
export function fromPointer(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((key) => (key.includes('~') ? key.replaceAll('~1', '/').replaceAll('~0', '~') : key));
}
