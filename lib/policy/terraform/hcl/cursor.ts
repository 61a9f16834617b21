// A place in HCL text that moves forward, over space and comments. What is wrong with the text is thrown as
// `HclSyntaxError`, which whoever began to read catches.

import type { Span } from './syntax.js';

export class HclSyntaxError extends Error {
  constructor(
    readonly at: Span,
    readonly problem: string,
    readonly hint: string,
    /** Whether the text ended inside a block. */
    readonly isUnclosed = false,
  ) {
    super(problem);
  }
}

/** What `read` finds, or the mistake that it meets. */
export function attempt<T>(
  read: () => T,
): { readonly value: T } | { readonly error: HclSyntaxError } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof HclSyntaxError) return { error };
    throw error;
  }
}

/** Expressions and blocks inside one another; Terraform of people has some ten levels. */
const DEEPEST = 250;

const SPACE = /[ \t\r]+/y;
const LINES = /[ \t\r\n]+/y;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//y;
const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

export class Cursor {
  private overLines = false;
  private depth = 0;
  private readonly comments: Span[] = [];

  constructor(
    readonly text: string,
    public at = 0,
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  looksAt(mark: string): boolean {
    return this.text.startsWith(mark, this.at);
  }

  take(mark: string): boolean {
    if (!this.looksAt(mark)) return false;
    this.at += mark.length;
    return true;
  }

  /** What a sticky pattern matches here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }

  takeName(): string | undefined {
    return this.match(NAME)?.[0];
  }

  /** A name that means something where it stands: `for`, `in`, `if`. */
  takeWord(word: string): boolean {
    const before = this.at;
    if (this.takeName() === word) return true;
    this.at = before;
    return false;
  }

  /** Moves over space and comments, and over line breaks where these mean nothing. */
  skipSpace(): void {
    const space = this.overLines ? LINES : SPACE;
    for (;;) {
      const moved = this.match(space);
      const start = this.at;
      if (this.match(COMMENT)) this.remember({ start, end: this.at });
      else if (!moved) return;
    }
  }

  /** Looks behind space for what `read` finds; stays where it is when that is nothing. */
  ahead<T>(read: () => T | undefined): T | undefined {
    const before = this.at;
    this.skipSpace();
    const found = read();
    if (found === undefined) this.at = before;
    return found;
  }

  /** Reads something inside something else, where line breaks mean nothing or end a value. */
  inside<T>(lines: 'mean nothing' | 'end values', read: () => T): T {
    const { overLines } = this;
    this.overLines = lines === 'mean nothing';
    const value = this.deeper(read);
    this.overLines = overLines;
    return value;
  }

  /** Keeps what is nested without end off the end of the stack. */
  deeper<T>(read: () => T): T {
    if (++this.depth > DEEPEST)
      this.fail(`this is nested deeper than ${DEEPEST} levels`, 'move parts of it to `locals`');
    const value = read();
    this.depth--;
    return value;
  }

  /** The text from `start` to here, without comments. */
  sourceFrom(start: number): string {
    let source = '';
    let from = start;
    for (let at = this.firstCommentFrom(start); at < this.comments.length; at++) {
      const comment = this.comments[at];
      // Looking ahead has met some that come later.
      if (!comment || comment.start >= this.at) break;
      source += this.text.slice(from, comment.start);
      from = comment.end;
    }
    return source + this.text.slice(from, this.at);
  }

  expect(mark: string, after: string, hint = `write \`${mark}\``): void {
    this.skipSpace();
    if (!this.take(mark))
      this.fail(`\`${mark}\` is expected after ${after}, found ${this.found}`, hint);
  }

  fail(problem: string, hint: string, at: Span = { start: this.at, end: this.at + 1 }): never {
    throw new HclSyntaxError(at, problem, hint);
  }

  /** What stands here, in words. */
  get found(): string {
    if (this.isAtEnd) return 'the end of the file';
    if (/[\r\n]/.test(this.text.charAt(this.at))) return 'the end of the line';
    const word = this.text.slice(this.at, this.at + 30).match(/^(?:[\w.-]+|\P{C})/u)?.[0];
    return word === undefined ? 'a character that does not print' : `\`${word}\``;
  }

  /** Looking ahead meets a comment again. */
  private remember(comment: Span): void {
    if (comment.start > (this.comments.at(-1)?.start ?? -1)) this.comments.push(comment);
  }

  private firstCommentFrom(start: number): number {
    let [low, high] = [0, this.comments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.comments[middle]?.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
