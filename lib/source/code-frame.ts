// Shows a place in a file with the lines around it and a caret below the exact column.

import type { Location } from './location.js';

/** Lines of context above the marked line. */
const CONTEXT = 2;
/** Long lines (minified JSON) are cut to this width around the column. */
const WIDTH = 100;

/**
 * The code frame of a location, without a trailing line break:
 *
 *     40 |       x-gateway:
 *     41 |         throttle:
 *   > 42 |           burst: 5
 *        |                  ^
 */
export function codeFrame(location: Location): string {
  const { source } = location.origin;
  const { line, column } = location.start;
  const gutter = Math.max(4, String(line).length + 2);
  const from = Math.max(1, line - CONTEXT);
  const shift = column > WIDTH ? column - WIDTH / 2 : 0;
  const rows: string[] = [];
  for (let number = from; number <= line; number++) {
    const mark = number === line ? ' >' : '  ';
    const text = source.line(number).slice(shift, shift + WIDTH);
    rows.push(`${mark}${String(number).padStart(gutter - 1)} | ${text}`.trimEnd());
  }
  rows.push(`${' '.repeat(gutter + 1)} | ${' '.repeat(Math.max(0, column - 1 - shift))}^`);
  return rows.join('\n');
}
