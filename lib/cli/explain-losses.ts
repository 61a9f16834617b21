// What lowering a specification rewrote or lost, for people: by how much it matters, then by kind with a count, then
// place by place. A terminal shows the first places of each kind, a file all of them.

import pc from 'picocolors';
import {
  type Diagnostic,
  type DiagnosticSeverity,
  fileOf,
  sortDiagnostics,
} from '../diagnostics/index.js';
import { plural } from '../report/index.js';

export interface ExplainOptions {
  readonly colour: boolean;
  /** Places of each kind that are shown. @default all */
  readonly most?: number;
}

/** The most important last: that is what stays on the screen. Errors follow with their code frames. */
const CLASSES: readonly (readonly [severity: DiagnosticSeverity, title: string])[] = [
  ['info', 'Said in other words, with the same meaning'],
  ['warning', 'Checked less strictly than the specification says'],
];

/** Every warning and note, with a line break at the end; a sentence where there is none. */
export function explainLosses(diagnostics: readonly Diagnostic[], options: ExplainOptions): string {
  const all = sortDiagnostics(diagnostics).filter(({ severity }) => severity !== 'error');
  if (all.length === 0) return 'Nothing was rewritten or lost.\n';
  const { bold } = pc.createColors(options.colour);
  const classes = CLASSES.flatMap(([severity, title]) => {
    const kinds = byCode(all.filter((one) => one.severity === severity));
    if (kinds.length === 0) return [];
    const count = kinds.reduce((sum, kind) => sum + kind.length, 0);
    const head = `${bold(title)}: ${plural(count, 'place')}, ${plural(kinds.length, 'kind')}`;
    return [[head, ...kinds.map((kind) => explainKind(kind, options))].join('\n\n')];
  });
  return `${[...classes, summary(all)].join('\n\n')}\n`;
}

/** Largest first; kinds of the same size by code. */
function byCode(diagnostics: readonly Diagnostic[]): Diagnostic[][] {
  const kinds = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) {
    const found = kinds.get(one.code);
    if (found) found.push(one);
    else kinds.set(one.code, [one]);
  }
  return [...kinds.values()].sort((a, b) => b.length - a.length);
}

function explainKind(
  kind: readonly Diagnostic[],
  { colour, most = kind.length }: ExplainOptions,
): string {
  const { bold, cyan, dim, yellow } = pc.createColors(colour);
  const [first] = kind;
  if (!first) return '';
  const paint = first.severity === 'warning' ? yellow : cyan;
  const hints = [...new Set(kind.flatMap(({ hint }) => hint ?? []))];
  const places = kind.map((one) => `  ${bold(one.at?.toString() ?? fileOf(one))} ${one.message}`);
  const left = kind.length - most;
  return [
    `${paint(first.code)} ${plural(kind.length, 'time')}`,
    ...places.slice(0, most),
    ...(left > 0 ? [dim(`  … and ${left} more: all of them with 2>FILE`)] : []),
    // Where each place has a hint of its own, the first is an example of them.
    ...(hints[0] === undefined
      ? []
      : [`  ${dim(hints.length > 1 ? 'hint, for the first:' : 'hint:')} ${hints[0]}`]),
  ].join('\n');
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const count = (of: DiagnosticSeverity) =>
    diagnostics.filter(({ severity }) => severity === of).length;
  const kinds = new Set(diagnostics.map(({ code }) => code)).size;
  return `${plural(count('warning'), 'warning')} and ${plural(count('info'), 'note')} of ${plural(kinds, 'kind')}`;
}
