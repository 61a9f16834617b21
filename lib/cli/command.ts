// What a command is: adding one is a file in commands/ and a line in main.ts.

import type { Command as Program } from 'commander';
import type { Terminal } from './terminal.js';

export interface CommandContext {
  readonly terminal: Terminal;
}

/** A command: its arguments, and what it does with them. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Example lines for `--help` and the documentation. */
  readonly examples: readonly string[];
  /** Adds arguments and options, and the action; the action returns the exit code. */
  readonly define: (program: Program, run: Runner) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: commander passes the arguments that `define` declared
type Action = (context: CommandContext, ...args: any[]) => Promise<number> | number;

/** Wraps a command's action for commander. */
export type Runner = (action: Action) => (...args: unknown[]) => Promise<void>;
