// A user's mistake that ends a command: diagnostics for the terminal, and the exit code for wrong input.
// Thrown inside the command line only, where it is the way out of a command; every room below returns values.

import type { Diagnostic } from '../diagnostics/index.js';

export class InputFailure extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super('the input or the command line is wrong');
  }
}

/** Exit codes of every command. */
export const EXIT = { ok: 0, findings: 1, input: 2, bug: 3 } as const;
