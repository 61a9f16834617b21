// The shape of JSON text: strings are skipped without reading them, because what lies between two quotes is most of a
// large file.

/** Offset of the quote that ends the string starting at `start`; the text's end when none does. */
export function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, quote: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes++;
  return slashes % 2 === 1;
}

export interface Shape {
  /** Outside of strings: as many as there are keys. */
  readonly colons: number;
  /** Offset of the first bracket that nests deeper than it may. */
  readonly tooDeepAt?: number;
  /** Where long maps and lists end, by where they start: whoever looks for a place steps over them. */
  readonly ends: ReadonlyMap<number, number>;
}

/** Characters that are not worth remembering: reading them again is as fast. */
const SHORT = 1000;

/** Reads the brackets and colons of a text, whatever else is in it. */
export function shapeOf(text: string, maxDepth: number): Shape {
  const ends = new Map<number, number>();
  const open: number[] = [];
  let colons = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) at = endOfString(text, at);
    else if (code === 0x3a) colons++;
    else if (code === 0x7b || code === 0x5b) {
      if (open.push(at) > maxDepth) return { colons, tooDeepAt: at, ends };
    } else if (code === 0x7d || code === 0x5d) {
      const start = open.pop();
      if (start !== undefined && at - start > SHORT) ends.set(start, at + 1);
    }
  }
  return { colons, ends };
}
