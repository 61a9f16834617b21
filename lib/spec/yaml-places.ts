// Where the members of a YAML document's maps and lists stand: a compact table for each, so that the events it was read
// from can be let go.

import type { NodeOffsets, ValuePath } from '../source/index.js';

export type Offsets = readonly [start: number, end: number];

/** Where a key and its value stand; -1 where there is no key. */
export type Member = readonly [keyStart: number, keyEnd: number, start: number, end: number];

const WIDTH = 4;

export class Places {
  top: Offsets = [0, 0];
  readonly #tables = new WeakMap<object, Int32Array>();

  setList(list: readonly unknown[], items: readonly Offsets[]): void {
    const table = new Int32Array(items.length * WIDTH).fill(-1);
    items.forEach((offsets, index) => {
      table.set(offsets, index * WIDTH + 2);
    });
    this.#tables.set(list, table);
  }

  setMap(map: object, members: ReadonlyMap<string, Member>): void {
    const table = new Int32Array(members.size * WIDTH);
    // JavaScript lists integer-like keys first: the table follows its order, not the file's.
    Object.keys(map).forEach((key, index) => {
      table.set(members.get(key) ?? [], index * WIDTH);
    });
    this.#tables.set(map, table);
  }

  /** The member at an index of `Object.keys`. */
  member(collection: object, index: number): Member {
    const at = index * WIDTH;
    const table = this.#tables.get(collection)?.subarray(at, at + WIDTH);
    const [keyStart = -1, keyEnd = -1, start = 0, end = 0] = table ?? [];
    return [keyStart, keyEnd, start, end];
  }

  /** Offsets of the member a path leads to from `top`, the document's value. */
  locate(top: unknown, path: ValuePath): NodeOffsets | undefined {
    if (path.length === 0) return { value: this.top, isCollection: isCollection(top) };
    let parent: object = {};
    let value = top;
    for (const key of path) {
      if (!isCollection(value) || !Object.hasOwn(value, key)) return undefined;
      parent = value;
      value = (value as Record<string | number, unknown>)[key];
    }
    const index = Object.keys(parent).indexOf(String(path.at(-1)));
    if (index < 0) return undefined;
    const [keyStart, keyEnd, start, end] = this.member(parent, index);
    return {
      ...(keyStart >= 0 && { key: [keyStart, keyEnd] as const }),
      value: [start, end],
      isCollection: isCollection(value),
    };
  }
}

export function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
