// Where a command writes: results to stdout, diagnostics to stderr. Colour only on a terminal.

import { type Diagnostic, sortDiagnostics } from '../diagnostics/index.js';
import { prettyDiagnostics } from '../report/index.js';

export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether stdout takes colour. */
  readonly colour: boolean;
  readonly errColour: boolean;
  /** Columns of stdout; absent when it is not a terminal. */
  readonly width?: number;
}

/** The process's own streams. `NO_COLOR` (https://no-color.org) and `CI` turn colour off. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const plain = Boolean(env['NO_COLOR']) || Boolean(env['CI']);
  return {
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    colour: stdout.isTTY === true && !plain,
    errColour: stderr.isTTY === true && !plain,
    ...(stdout.isTTY && !env['CI'] && { width: stdout.columns }),
  };
}

/** Writes diagnostics to stderr, errors last so that they are what stays on the screen. */
export function printDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  const rank = { info: 0, warning: 1, error: 2 };
  const sorted = sortDiagnostics(diagnostics).sort((a, b) => rank[a.severity] - rank[b.severity]);
  for (const one of prettyDiagnostics(sorted, { colour: terminal.errColour })) {
    terminal.err(`${one}\n\n`);
  }
}
