// Tables for people: borderless columns, cut to the terminal's width where there is one.

import Table from 'cli-table3';
import pc from 'picocolors';
import type { Terminal } from './terminal.js';

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
  middle: '  ',
};

/** A table with a line break at its end and no trailing spaces. */
export function renderTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { colour }: Terminal,
): string {
  const { bold } = pc.createColors(colour);
  const table = new Table({
    head: head.map((cell) => bold(cell.toUpperCase())),
    chars: BARE,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  return `${table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}
