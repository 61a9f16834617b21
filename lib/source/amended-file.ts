// A file whose values were changed by others after it was read: each value still knows where it was written.

import type { ValuePath } from './location.js';
import { type Origin, SourceFile } from './source-file.js';

interface Branch {
  /** Where the value here was written; absent: where its parent says. */
  origin?: Origin;
  readonly children: Map<string, Branch>;
}

/** Where the values of a changed document were written; all of them in one file at first. */
export class Origins {
  readonly #root: Branch;

  constructor(source: SourceFile) {
    this.#root = { origin: source.originOf([]), children: new Map() };
  }

  of(path: ValuePath): Origin {
    let branch: Branch | undefined = this.#root;
    let origin = this.#root.origin as Origin;
    let known = 0;
    for (let at = 0; branch && at < path.length; at++) {
      branch = branch.children.get(String(path[at]));
      if (branch?.origin) [origin, known] = [branch.origin, at + 1];
    }
    return { source: origin.source, path: [...origin.path, ...path.slice(known)] };
  }

  /** The value at `path`, with all below it, was written at `origin`. */
  set(path: ValuePath, origin: Origin): void {
    const key = String(path.at(-1));
    this.#branch(path.slice(0, -1)).children.set(key, { origin, children: new Map() });
  }

  /** A member of an object is gone. */
  delete(path: ValuePath): void {
    this.#branch(path.slice(0, -1)).children.delete(String(path.at(-1)));
  }

  /** An item of a list of `length` is gone: those behind it move up, and keep where they were written. */
  deleteItem(list: ValuePath, index: number, length: number): void {
    const moved = Array.from({ length: length - index - 1 }, (_, offset) => {
      const at = [...list, index + 1 + offset];
      const branch = this.#branch(list).children.get(String(at.at(-1)));
      return { children: branch?.children ?? new Map(), origin: this.of(at) };
    });
    const { children } = this.#branch(list);
    moved.forEach((branch, offset) => {
      children.set(String(index + offset), branch);
    });
    children.delete(String(length - 1));
  }

  #branch(path: ValuePath): Branch {
    let branch = this.#root;
    for (const key of path) {
      const next: Branch = branch.children.get(String(key)) ?? { children: new Map() };
      branch.children.set(String(key), next);
      branch = next;
    }
    return branch;
  }
}

export class AmendedFile extends SourceFile {
  constructor(
    private readonly read: SourceFile,
    private readonly origins: Origins,
    /** The files that amended it. */
    private readonly by: readonly SourceFile[],
  ) {
    super(read.name, read.path, read.text);
  }

  override originOf(path: ValuePath): Origin {
    return this.origins.of(path);
  }

  override mentions(word: string): boolean {
    // Those that amend are short.
    return [...this.by, this.read].some((file) => file.mentions(word));
  }
}
