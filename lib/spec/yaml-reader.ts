// Walks the nodes of a YAML document once: aliases and merge keys become data, and every member's
// offsets go into a compact table that belongs to the object the member is in.

import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Diagnostic, nearestOfFew } from '../diagnostics/index.js';
import type { NodeOffsets, ValuePath } from '../source/index.js';
import { specMessages } from './messages.js';
import { define, isObject } from './node.js';
import { atOffset, type NamedText } from './parsed-text.js';

/** Values that aliases may add to a document. A sensible file stays far below. */
const MAX_EXPANDED = 1_000_000;
/** Numbers per member: key start and end (-1 without a key), value start and end. */
const WIDTH = 4;

interface Anchor {
  readonly value: unknown;
  /** Number of values below the anchor, aliases expanded; absent while it is being read. */
  size?: number;
}

type Offsets = readonly [keyStart: number, keyEnd: number, start: number, end: number];

export class YamlReader {
  readonly diagnostics: Diagnostic[] = [];
  /** Whether the data must not be used. */
  broken = false;
  readonly #file: NamedText;
  readonly #offsets = new WeakMap<object, Int32Array>();
  readonly #anchors = new Map<string, Anchor>();
  #top: readonly [number, number] = [0, 0];
  /** Values read so far, aliases expanded. */
  #size = 0;
  #expanded = 0;
  #isExhausted = false;
  readonly #nearest = nearestOfFew();

  constructor(file: NamedText) {
    this.#file = file;
  }

  read(top: unknown): unknown {
    this.#top = rangeOf(top) ?? [0, 0];
    return this.#value(top);
  }

  /** Offsets of the member a path leads to from `top`. */
  locate(top: unknown, path: ValuePath): NodeOffsets | undefined {
    if (path.length === 0) return { value: this.#top, isCollection: isCollection(top) };
    let parent: unknown;
    let value = top;
    for (const key of path) {
      if (!isCollection(value) || !Object.hasOwn(value, key)) return undefined;
      parent = value;
      value = (value as Record<string | number, unknown>)[key];
    }
    const table = this.#offsets.get(parent as object);
    const from = Object.keys(parent as object).indexOf(String(path.at(-1))) * WIDTH;
    if (!table || from < 0) return undefined;
    const [keyStart = -1, keyEnd = -1, start = 0, end = 0] = table.subarray(from, from + WIDTH);
    return {
      ...(keyStart >= 0 && { key: [keyStart, keyEnd] as const }),
      value: [start, end],
      isCollection: isCollection(value),
    };
  }

  #value(node: unknown): unknown {
    if (this.#isExhausted) return null;
    this.#size++;
    if (isAlias(node)) return this.#alias(node);
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) return this.#list(node);
    const value = isScalar(node) ? node.value : null;
    if (isScalar(node) && node.anchor) this.#anchors.set(node.anchor, { value, size: 1 });
    return value ?? null;
  }

  #alias(node: Alias): unknown {
    const anchor = this.#anchors.get(node.source);
    const at = atOffset(this.#file, ...(rangeOf(node) ?? [0, 0]));
    if (!anchor) {
      const near = this.#nearest(node.source, () => [...this.#anchors.keys()]);
      return this.#fail(specMessages.report('SPEC-015', at, { name: node.source, near }));
    }
    if (anchor.size === undefined) {
      return this.#fail(specMessages.report('SPEC-019', at, { name: node.source }));
    }
    this.#size += anchor.size;
    this.#expanded += anchor.size;
    if (this.#expanded <= MAX_EXPANDED) return anchor.value;
    // Once is enough, and nothing is read any more.
    if (!this.#isExhausted)
      this.#fail(specMessages.report('SPEC-014', at, { limit: MAX_EXPANDED }));
    this.#isExhausted = true;
    return null;
  }

  #fail(diagnostic: Diagnostic): null {
    this.broken = true;
    this.diagnostics.push(diagnostic);
    return null;
  }

  #list(node: YAMLSeq): unknown[] {
    const list: unknown[] = [];
    const done = this.#open(node.anchor, list);
    const table = new Int32Array(node.items.length * WIDTH);
    node.items.forEach((item, index) => {
      list.push(this.#value(item));
      table.set([-1, -1, ...(rangeOf(item) ?? rangeOf(node) ?? [0, 0])], index * WIDTH);
    });
    this.#offsets.set(list, table);
    done();
    return list;
  }

  #map(node: YAMLMap): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    const done = this.#open(node.anchor, map);
    const places = new Map<string, Offsets>();
    const merges: Pair[] = [];
    for (const pair of node.items) {
      if (isMergeKey(pair)) merges.push(pair);
      else this.#member(map, places, pair);
    }
    for (const pair of merges) this.#merge(map, places, this.#value(pair.value), pair);
    const table = new Int32Array(places.size * WIDTH);
    // JavaScript lists integer-like keys first: the table follows its order, not the file's.
    Object.keys(map).forEach((key, index) => {
      table.set(places.get(key) ?? [], index * WIDTH);
    });
    this.#offsets.set(map, table);
    done();
    return map;
  }

  #member(map: Record<string, unknown>, places: Map<string, Offsets>, pair: Pair): void {
    const keyRange = rangeOf(pair.key) ?? [0, 0];
    if (isMap(pair.key) || isSeq(pair.key)) {
      const at = atOffset(this.#file, ...keyRange);
      this.#fail(specMessages.report('SPEC-041', at, { found: isMap(pair.key) ? 'map' : 'list' }));
      return;
    }
    const key = keyOf(pair.key);
    const first = places.get(key);
    if (first) {
      const line = atOffset(this.#file, first[0]).line;
      const at = atOffset(this.#file, ...keyRange);
      this.diagnostics.push(specMessages.report('SPEC-012', at, { key, first: line }));
    }
    const range = rangeOf(pair.value);
    places.set(key, [...keyRange, ...(range && range[1] > range[0] ? range : keyRange)]);
    define(map, key, this.#value(pair.value));
  }

  /** `<<`: members the map does not have itself; of several merged maps, the earlier wins. */
  #merge(
    map: Record<string, unknown>,
    places: Map<string, Offsets>,
    source: unknown,
    pair: Pair,
  ): void {
    for (const one of Array.isArray(source) ? source : [source]) {
      if (!isObject(one)) {
        if (this.broken) return;
        const at = atOffset(this.#file, ...(rangeOf(pair.key) ?? [0, 0]));
        const problem = 'the merge key `<<` takes a map, an alias of a map, or a list of them';
        this.diagnostics.push(specMessages.report('SPEC-010', at, { problem }));
        return;
      }
      const table = this.#offsets.get(one);
      Object.keys(one).forEach((key, index) => {
        if (places.has(key)) return;
        const [a = -1, b = -1, c = 0, d = 0] = table?.subarray(index * WIDTH) ?? [];
        places.set(key, [a, b, c, d]);
        define(map, key, one[key]);
      });
    }
  }

  /** Registers an anchor before its content is read, so that an alias inside it is noticed. */
  #open(name: string | undefined, value: unknown): () => void {
    if (!name) return () => undefined;
    const before = this.#size;
    const anchor: Anchor = { value };
    this.#anchors.set(name, anchor);
    return () => {
      anchor.size = this.#size - before + 1;
    };
  }
}

function isCollection(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  return range ? [range[0] ?? 0, range[1] ?? 0] : undefined;
}

function isMergeKey({ key, value }: Pair): boolean {
  const named = isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
  return named && (isAlias(value) || isMap(value) || isSeq(value));
}

/** Keys are strings: `200:` is "200" and `null:` is "null", as they were written. */
function keyOf(key: unknown): string {
  if (isScalar(key))
    return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
  return isAlias(key) ? `*${key.source}` : String(key);
}
