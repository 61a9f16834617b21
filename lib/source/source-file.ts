// A text the user wrote, and the means to find a value in it. Knows nothing of YAML or JSON: the
// parser that read the text brings a `locate` function, called at most once per question.

import type { Position, ValuePath } from './location.js';

/** Offsets (UTF-16 code units, end exclusive) of a key and of the value it names. */
export interface NodeOffsets {
  readonly key?: readonly [start: number, end: number];
  readonly value: readonly [start: number, end: number];
  /** Whether the value is a map or a list. */
  readonly isCollection: boolean;
}

/** Finds a value's offsets; `undefined` where the path leads nowhere in this text. */
export type Locate = (path: ValuePath) => NodeOffsets | undefined;

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** The file and the place in it where a value was written. */
export interface Origin {
  readonly source: SourceFile;
  readonly path: ValuePath;
}

export class SourceFile {
  constructor(
    /** Name to show: relative to the working directory where it lies below it. */
    readonly name: string,
    /** Absolute path, or a URL. */
    readonly path: string,
    readonly text: string,
    private readonly locate: Locate = () => undefined,
    private readonly lines: LineTable = new LineTable(text),
  ) {}

  /** The same text with another way to find values in it. */
  located(locate: Locate): SourceFile {
    return new SourceFile(this.name, this.path, this.text, locate, this.lines);
  }

  /** Where the value at a path was written: here, unless another file amended this one. */
  originOf(path: ValuePath): Origin {
    return { source: this, path };
  }

  /** Whether a word stands anywhere in what its values were read from. */
  mentions(word: string): boolean {
    return this.text.includes(word);
  }

  /** Whether there is a value at a path. */
  has(path: ValuePath): boolean {
    return this.offsets(path) !== undefined;
  }

  /** Where a value and its key stand in the text; `undefined` where the path leads nowhere. */
  offsets(path: ValuePath): NodeOffsets | undefined {
    return this.locate(path);
  }

  /** The range of a value or of its key; of the nearest existing ancestor where the path leads nowhere. */
  range(path: ValuePath, target: 'auto' | 'key' | 'value'): Range {
    for (let length = path.length; length >= 0; length--) {
      const found = this.locate(path.slice(0, length));
      if (!found) continue;
      const [start, end] = pick(found, length < path.length ? 'auto' : target);
      return { start: this.positionAt(start), end: this.positionAt(end) };
    }
    return { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
  }

  positionAt(offset: number): Position {
    const { starts } = this.lines;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** One line without its line break; empty beyond the end. Lines start at 1. */
  line(number: number): string {
    const { starts } = this.lines;
    const start = starts[number - 1];
    if (start === undefined) return '';
    const next = starts[number] ?? this.text.length + 1;
    return this.text.slice(start, next - 1).replace(/\r$/, '');
  }
}

/** Where the lines of a text start, counted when first asked for. */
class LineTable {
  #starts: readonly number[] | undefined;

  constructor(private readonly text: string) {}

  get starts(): readonly number[] {
    if (!this.#starts) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at !== -1; at = this.text.indexOf('\n', at + 1)) {
        starts.push(at + 1);
      }
      this.#starts = starts;
    }
    return this.#starts;
  }
}

function pick(found: NodeOffsets, target: 'auto' | 'key' | 'value'): readonly [number, number] {
  const wantsKey = target === 'key' || (target === 'auto' && found.isCollection);
  return wantsKey && found.key ? found.key : found.value;
}
