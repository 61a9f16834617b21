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

/** Writes diagnostics to stderr. */
export function printDiagnostics(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  const options = { colour: terminal.errColour };
  for (const one of prettyDiagnostics(sortDiagnostics(diagnostics), options))
    terminal.err(`${one}\n\n`);
}
