// What a change means for security, as text for people, for a pull request and for programs.

import pc from 'picocolors';
import type { Change } from '../diff/index.js';
import { cell, code } from './markdown-text.js';
import { plural } from './plural.js';
import type { RenderOptions } from './report.js';

/** A form of the list of changes: one function. */
export interface ChangeFormat {
  readonly name: string;
  readonly summary: string;
  readonly render: (changes: readonly Change[], options: RenderOptions) => string;
}

const EFFECT = { error: 'opens', warning: 'weakens', info: 'neutral' } as const;
const ICON = { error: '🔴', warning: '🟠', info: '🟢' } as const;

const pretty: ChangeFormat = {
  name: 'pretty',
  summary: 'for people (the default)',
  render: (changes, { colour }) => {
    const { bold, cyan, dim, red, yellow } = pc.createColors(colour);
    const paint = { error: red, warning: yellow, info: cyan };
    const lines = changes.map(
      ({ severity, kind, of, message, at, gone }) =>
        `${bold(String(at))}${gone ? dim(' (before)') : ''} ${paint[severity](`${severity} ${kind}`)}: ${of} ${message}`,
    );
    return [...lines, ...(lines.length > 0 ? [''] : []), summary(changes), ''].join('\n');
  },
};

const markdown: ChangeFormat = {
  name: 'markdown',
  summary: "a table for a pull request's comment",
  render: (changes) => `${changesMarkdown(changes)}\n`,
};

const json: ChangeFormat = {
  name: 'json',
  summary: 'one JSON object',
  render: (changes) =>
    `${JSON.stringify(
      {
        version: 1,
        changes: changes.map(({ at, ...one }) => ({
          ...one,
          file: at.file,
          line: at.line,
          column: at.column,
          pointer: at.pointer,
        })),
      },
      null,
      2,
    )}\n`,
};

export const changeFormats: readonly ChangeFormat[] = [pretty, markdown, json];

/** Rows of one comment; what is more is in the other formats. */
const MOST_ROWS = 100;

export function changesMarkdown(changes: readonly Change[]): string {
  const title = `### What this change does to security: ${summary(changes)}`;
  if (changes.length === 0) return title;
  const rows = changes
    .slice(0, MOST_ROWS)
    .map(
      ({ severity, of, message, at, gone }) =>
        `| ${ICON[severity]} ${EFFECT[severity]} | ${code(of)} ${cell(message)} | ${code(`${at.file}:${at.line}`)}${gone ? ' (before)' : ''} |`,
    );
  const left = changes.length - rows.length;
  return [
    title,
    '',
    '| effect | change | where |',
    '|---|---|---|',
    ...rows,
    ...(left > 0 ? ['', `_${left} more, none of them worse_`] : []),
  ].join('\n');
}

function summary(changes: readonly Change[]): string {
  const count = (severity: Change['severity']) =>
    changes.filter((one) => one.severity === severity).length;
  if (changes.length === 0) return 'nothing';
  const parts = [
    [count('error'), 'that open something'],
    [count('warning'), 'that weaken a protection'],
    [count('info'), 'neutral or stronger'],
  ] as const;
  const named = parts.filter(([number]) => number > 0).map(([number, what]) => `${number} ${what}`);
  return `${plural(changes.length, 'change')}: ${named.join(', ')}`;
}
