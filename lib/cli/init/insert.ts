// Writes a member into a map of a YAML or JSON text. All else of the text stays as it is written.

import type { Location, SourceFile } from '../../source/index.js';

export type Json = string | number | { readonly [key: string]: Json };

export interface Entry {
  readonly key: string;
  readonly value: Json;
  /** Stands behind the entry where a text can have comments. */
  readonly comment: string;
}

/** A member of a map whose value is a map too. */
export interface NewMember {
  readonly key: string;
  readonly entries: readonly Entry[];
  /** Whether an empty line follows, where entries have lines of their own. */
  readonly isApart?: boolean;
}

export interface Insertion {
  readonly source: SourceFile;
  readonly offset: number;
  readonly text: string;
}

/**
 * What gives the map at a location another member, in front of the key `before`, or else of its first key. `undefined`
 * where nothing can be written: no map, an empty one, an alias, or one whose first key is not the first on its line.
 */
export function insertion(map: Location, member: NewMember, before = ''): Insertion | undefined {
  const { source, path } = map.origin;
  const { text } = source;
  const start = source.offsets(path)?.value[0] ?? text.length;
  const isFlow = text[start] === '{';
  const first = isFlow ? start + 1 + text.slice(start + 1).search(/\S/) : start;
  const offset = source.offsets([...path, before])?.key?.[0] ?? first;
  const margin = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const newLine = margin.trim() === '' ? `${text.includes('\r\n') ? '\r\n' : '\n'}${margin}` : ' ';
  if (isFlow && text[offset] === '}') return undefined;
  if (isFlow) return { source, offset, text: `${inFlow(member)}${newLine}` };
  if (newLine === ' ' || !/["'\w]/.test(text[offset] ?? '')) return undefined;
  return { source, offset, text: inBlock(member).join(newLine) };
}

/** The new texts of the files that something is inserted into. */
export function inserted(insertions: readonly Insertion[]): Map<SourceFile, string> {
  const texts = new Map<SourceFile, string>();
  // From the end on, so that offsets stay right.
  for (const { source, offset, text } of insertions.toSorted((a, b) => b.offset - a.offset)) {
    const before = texts.get(source) ?? source.text;
    texts.set(source, before.slice(0, offset) + text + before.slice(offset));
  }
  return texts;
}

/** As JSON, which is YAML too. */
function inFlow({ key, entries }: NewMember): string {
  const value = Object.fromEntries(entries.map((entry) => [entry.key, entry.value]));
  return `${JSON.stringify(key)}: ${written(value, JSON.stringify)},`;
}

function inBlock({ key, entries, isApart }: NewMember): string[] {
  const lines = entries.map(
    (entry) => `  ${entry.key}: ${written(entry.value, plain)} # ${entry.comment}`,
  );
  return [`${key}:`, ...lines, ...(isApart ? [''] : []), ''];
}

function written(value: Json, text: (value: string) => string): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return text(value);
  const members = Object.entries(value).map(([key, one]) => `${text(key)}: ${written(one, text)}`);
  return `{ ${members.join(', ')} }`;
}

/** Without quotes where YAML reads the same text. */
function plain(value: string): string {
  return /^[a-z]+(-[a-z0-9]+)+$|^[a-z]+$/i.test(value) &&
    !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
