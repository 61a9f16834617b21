// Tables for people: borderless columns, made to fit the terminal where there is one.

import Table from 'cli-table3';
import pc from 'picocolors';
import type { Terminal } from './terminal.js';

const GAP = '  ';

const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: GAP,
};

/**
 * A table with a line break at its end and no trailing spaces. What is wider than the terminal is wrapped between words;
 * where even that does not fit, every row becomes a list of its cells. Nothing is ever cut off.
 */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { colour, width = Number.POSITIVE_INFINITY }: Pick<Terminal, 'colour' | 'width'>,
): string {
  const { bold } = pc.createColors(colour);
  const titles = head.map((cell) => cell.toUpperCase());
  const widths = columnWidths([titles, ...rows], width);
  const lines = widths
    ? drawTable([titles.map(bold), ...rows], widths)
    : rows.flatMap((row) => drawList(titles, row, bold));
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

/** The widths of the columns, the widest of them narrowed until all fit; nothing where words would have to be cut. */
function columnWidths(rows: readonly (readonly string[])[], width: number): number[] | undefined {
  const columns = (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? ''));
  const natural = columns.map((cells) => longest(cells));
  const least = columns.map((cells) => longest(cells.flatMap((cell) => cell.split(' '))));
  const room = width - GAP.length * (columns.length - 1);
  if (sum(natural) <= room) return natural;
  if (sum(least) > room) return undefined;
  const widths = [...natural];
  while (sum(widths) > room) {
    const spare = widths.map((one, index) => (one > (least[index] ?? one) ? one : 0));
    const widest = spare.indexOf(Math.max(...spare));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function drawTable(rows: readonly (readonly string[])[], colWidths: number[]): string[] {
  const table = new Table({
    chars: BARE,
    colWidths,
    wordWrap: true,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split('\n');
}

/** The first cell, and below it the others with their titles. */
function drawList(
  titles: readonly string[],
  [first = '', ...others]: readonly string[],
  bold: (text: string) => string,
): string[] {
  const margin = longest(titles);
  return [
    bold(first),
    ...others.map(
      (cell, index) => `${GAP}${(titles[index + 1] ?? '').padEnd(margin)}${GAP}${cell}`,
    ),
  ];
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, { length }) => Math.max(most, length), 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
