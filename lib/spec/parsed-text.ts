// What both parsers produce: the data, a way to find a value's place, and what is wrong with the text.

import type { Diagnostic } from '../diagnostics/index.js';
import { type Locate, Location, SourceFile } from '../source/index.js';

/** Deepest nesting of maps and lists. Keeps every later walk, ours and others', off the stack's end. */
export const MAX_DEPTH = 1000;

export interface ParsedText {
  /** Absent when the text could not be read at all. */
  readonly value?: unknown;
  readonly locate: Locate;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a parser says of a text that it cannot read, or must not. */
export function unparsed(diagnostics: readonly Diagnostic[]): ParsedText {
  return { locate: () => undefined, diagnostics };
}

/** A text that was read but not parsed. */
export interface NamedText {
  readonly name: string;
  readonly path: string;
  readonly text: string;
}

/** A place given by its offset, for problems in text that did not become data. */
export function atOffset(file: NamedText, start: number, end = start): Location {
  const locate: Locate = () => ({ value: [start, Math.max(start, end)], isCollection: false });
  return new Location(sourceOf(file).located(locate));
}

/** One for all places of a text, so that its lines are counted once. */
function sourceOf(file: NamedText): SourceFile {
  const source = sources.get(file) ?? new SourceFile(file.name, file.path, file.text);
  sources.set(file, source);
  return source;
}

const sources = new WeakMap<NamedText, SourceFile>();
