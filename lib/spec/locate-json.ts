// Finds values in JSON text. Scans only the containers on the way to the value and remembers their
// members, so that asking for a few places in a large file costs neither a syntax tree nor its memory.

import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { Locate, NodeOffsets } from '../source/index.js';
import { endOfString } from './json-text.js';

type Members = ReadonlyMap<string, NodeOffsets>;

/** `SyntaxKind` of jsonc-parser is a const enum, which isolated modules cannot import. */
const OPEN_BRACE = 1;
const CLOSE_BRACE = 2;
const OPEN_BRACKET = 3;
const CLOSE_BRACKET = 4;
const COMMA = 5;
const COLON = 6;
const STRING = 10;
const EOF = 17;

/**
 * A `Locate` for a JSON text; tolerates text that is not JSON (it then finds what it can).
 * @param ends Where some of its maps and lists end, by where they start.
 */
export function locateInJson(text: string, ends: ReadonlyMap<number, number>): Locate {
  let scanner: JSONScanner | undefined;
  const known = new Map<number, Members>();
  const membersAt = (offset: number) => {
    let members = known.get(offset);
    if (!members) {
      scanner ??= createScanner(text, true);
      members = readMembers(text, scanner, offset, ends);
      known.set(offset, members);
    }
    return members;
  };
  let top: NodeOffsets | undefined;
  return (path) => {
    top ??= wholeText(text);
    let node: NodeOffsets | undefined = top;
    for (const key of path) {
      if (!node?.isCollection) return undefined;
      node = membersAt(node.value[0]).get(String(key));
    }
    return node;
  };
}

function wholeText(text: string): NodeOffsets {
  const start = text.search(/\S/);
  const isCollection = text[start] === '{' || text[start] === '[';
  return { value: [Math.max(0, start), text.trimEnd().length], isCollection };
}

/** The members of the map or list that starts at `offset`. */
function readMembers(
  text: string,
  scanner: JSONScanner,
  offset: number,
  ends: ReadonlyMap<number, number>,
): Members {
  const members = new Map<string, NodeOffsets>();
  scanner.setPosition(offset);
  const isMap = (scanner.scan() as number) === OPEN_BRACE;
  let key: { name: string; range: readonly [number, number] } | undefined;
  let index = 0;
  for (;;) {
    const kind = scanner.scan() as number;
    if (kind === EOF || kind === CLOSE_BRACE || kind === CLOSE_BRACKET) return members;
    if (kind === COMMA || kind === COLON) continue;
    const start = scanner.getTokenOffset();
    if (isMap && !key && kind === STRING) {
      key = { name: scanner.getTokenValue(), range: [start, start + scanner.getTokenLength()] };
      continue;
    }
    const isCollection = kind === OPEN_BRACE || kind === OPEN_BRACKET;
    const end = isCollection
      ? (ends.get(start) ?? endOfContainer(text, start))
      : start + scanner.getTokenLength();
    if (isCollection) scanner.setPosition(end);
    const value = [start, end] as const;
    if (key) members.set(key.name, { key: key.range, value, isCollection });
    else members.set(String(index++), { value, isCollection });
    key = undefined;
  }
}

/** Offset behind the bracket that closes the one at `start`; the text's end when none does. */
function endOfContainer(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x7b || code === 0x5b) depth++;
    else if ((code === 0x7d || code === 0x5d) && --depth === 0) return at + 1;
  }
  return text.length;
}
