// Where a YAML node's text begins and ends: the parser's events say it of what is inside quotes, brackets and the
// headers of block scalars.

import {
  SCALAR_STYLE_DOUBLE_QUOTED,
  SCALAR_STYLE_PLAIN,
  SCALAR_STYLE_SINGLE_QUOTED,
  type ScalarEvent,
} from 'js-yaml';
import type { Offsets } from './yaml-places.js';

/** White space, comments and the signs between the members of a flow collection. */
const BETWEEN = /(?:[\s,:?]|#.*)*/y;
/** White space and comments. */
const BLANK = /(?:\s|#.*)*/y;
/** The header of a block scalar, up to its line break. */
const HEADER = /[|>][-+0-9]*(?:[ \t]+#.*)?\r?\n?$/;

/** A scalar with its quotes or its block header. `from` lies behind what comes before it: its key, tag or anchor. */
export function scalarRange(text: string, scalar: ScalarEvent, from: number): Offsets {
  const { style, valueStart: start, valueEnd: end } = scalar;
  if (style === SCALAR_STYLE_PLAIN) return [start, end];
  if (style === SCALAR_STYLE_SINGLE_QUOTED || style === SCALAR_STYLE_DOUBLE_QUOTED) {
    return [start - 1, end + 1];
  }
  const line = Math.max(from, text.lastIndexOf('\n', start - 2) + 1);
  const header = text.slice(line, start).search(HEADER);
  return [header < 0 ? start : line + header, end];
}

/** The offset behind the bracket of a flow collection whose last member ends at `from`. */
export function afterClosingBracket(text: string, from: number): number {
  return skip(text, BETWEEN, from) + 1;
}

/** The offset of the next sign that belongs to no comment. */
export function nextSign(text: string, from: number): number {
  return skip(text, BLANK, from);
}

function skip(text: string, what: RegExp, from: number): number {
  what.lastIndex = from;
  what.test(text);
  return what.lastIndex;
}
