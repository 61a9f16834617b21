// What can be told of a regular expression by looking at it, without running it.

/** What stands for any character, or any but a line break. */
const ANY = String.raw`(?:\.|\(\.\)|\[\\s\\S\]|\[\\S\\s\]|\[\\w\\W\]|\[\\d\\D\]|\[\^\]|\(\.\|\\n\))`;
const EVERYTHING = new RegExp(
  String.raw`^\^?(?:${ANY}[*+]\??|\((?:\?:)?${ANY}[*+]\??\))\$?$|^\^?\$?$`,
);

/**
 * What an expression leaves in that asks for nothing or nearly nothing: `.*`, `^[\s\S]*$`, `^(.+)$`. Absent for one
 * that rules out more than the empty text and line breaks.
 */
export function matchesNearlyEverything(pattern: string): string | undefined {
  if (!EVERYTHING.test(pattern) || pattern === '^$') return undefined;
  const isWhole = pattern.startsWith('^') && pattern.endsWith('$');
  const asksForSomething = pattern.includes('+');
  const stopsAtLineBreaks = /^\^?\(*(?:\?:)?\(?\.[^|]*$/.test(pattern);
  const text =
    stopsAtLineBreaks && (isWhole || asksForSomething) ? 'every text of one line' : 'every text';
  return asksForSomething ? `${text} but the empty one` : text;
}

/**
 * Whether what matches has a largest length: anchored at both ends, and nothing in it repeats without end. `false`
 * where that cannot be told, for example of alternatives that are not in a group.
 */
export function boundsLength(pattern: string): boolean {
  if (!pattern.startsWith('^') || !pattern.endsWith('$') || pattern.endsWith('\\$')) return false;
  let depth = 0;
  let inClass = false;
  for (let at = 1; at < pattern.length - 1; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (inClass) inClass = character !== ']';
    else if (character === '[') inClass = true;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '*' || character === '+') return false;
    else if (character === '|' && depth === 0) return false;
    else if (character === '{' && /^\{\d+,\}/.test(pattern.slice(at, at + 12))) return false;
  }
  return true;
}

interface Anchors {
  start: boolean;
  end: boolean;
  /** Whether the end is left open on purpose, as in `^refs/`. */
  isPrefix: boolean;
}

/** What has been read of one alternative. */
interface Alternative extends Omit<Anchors, 'isPrefix'> {
  parts: number;
  last: string;
}

/** A class, an escape, the opening of a group, a repetition, or a character. */
const TOKEN =
  /\[(?:\\.|[^\]\\])*\]|\\.|\(\?(?:<?[=!]|:|<[^>]*>|[a-z]+\))|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;
/** A token that stands for itself. */
const LITERAL = /^[^[\](){}*+?.$^]$|^\\[^A-Za-z0-9]$/;
/** Groups in a pattern beyond which it is not read: each may stand in the one before. */
const MOST_GROUPS = 200;

/**
 * At which ends a pattern says what stands there, if only with `.*`; JSON Schema looks for it anywhere in a text. Every
 * alternative must: `^a|b$` finds an `a` before whatever, and a `b` behind. Both where that cannot be told.
 */
export function anchorsOf(pattern: string): Readonly<Anchors> {
  if (pattern.split('(').length > MOST_GROUPS) return { start: true, end: true, isPrefix: false };
  const tokens = pattern.matchAll(TOKEN);
  return readAlternatives(() => tokens.next().value?.[0] ?? '');
}

/** Up to the end, or to the `)` of the group. */
function readAlternatives(next: () => string): Anchors {
  const all = { start: true, end: true, isPrefix: true };
  for (let token = '|'; token === '|'; ) {
    const one = { start: false, end: false, parts: 0, last: '' };
    for (token = next(); !['', '|', ')'].includes(token); token = next()) {
      readPart(token, one, next);
      one.last = token;
    }
    all.start &&= one.start;
    all.end &&= one.end;
    all.isPrefix &&= one.end || (one.start && LITERAL.test(one.last));
  }
  return all;
}

function readPart(token: string, one: Alternative, next: () => string): void {
  if (/^\(\?[a-z]+\)/.test(token)) return;
  if (/^(?:[*+?]|\{\d)/.test(token)) {
    repeat(token, one);
    return;
  }
  const part = token.startsWith('(')
    ? readAlternatives(next)
    : { start: token === '^', end: token === '$', isPrefix: false };
  // What looks ahead or behind takes no part of the text.
  if (/^\(\?<?[=!]/.test(token)) return;
  one.parts++;
  if (one.parts === 1) one.start = part.start;
  one.end = part.end;
}

/** Anything may stand there because it says so, or an anchor may be left out. */
function repeat(token: string, one: Alternative): void {
  const isAnything = one.last === '.' && /^[*+]/.test(token);
  if (!isAnything && !/^[*?]|^\{0/.test(token)) return;
  one.end = isAnything;
  if (one.parts === 1) one.start = isAnything;
}
