// The command line: finds the command, runs it, and turns what happened into an exit code. A user's mistake
// is told with a place and a hint; a bug of ours is told as one, without a stack trace unless asked for.

import { CommanderError, Command as Program } from 'commander';
import type { Command, Runner } from './command.js';
import { body } from './commands/body.js';
import { check } from './commands/check.js';
import { diff } from './commands/diff.js';
import { explain } from './commands/explain.js';
import { hash } from './commands/hash.js';
import { init } from './commands/init.js';
import { routes } from './commands/routes.js';
import { rules } from './commands/rules.js';
import { schema } from './commands/schema.js';
import { synth } from './commands/synth.js';
import { EXIT, InputFailure } from './failure.js';
import { readManifest } from './manifest.js';
import { refuseEmpty } from './refuse-empty.js';
import { printDiagnostics, processTerminal, type Terminal } from './terminal.js';

export const commands: readonly Command[] = [
  init,
  check,
  synth,
  body,
  routes,
  diff,
  rules,
  explain,
  schema,
  hash,
];

/** Runs a command line and returns its exit code: 0 fine, 1 findings, 2 wrong input, 3 a bug of ours. */
export async function main(
  args: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<number> {
  let code: number = EXIT.ok;
  const run: Runner =
    (action) =>
    async (...given) => {
      code = await action({ terminal }, ...given);
    };
  try {
    await program(terminal, run).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, terminal);
  }
}

/** The program with all of its commands, for running and for documentation. */
export function program(terminal: Terminal, run: Runner): Program {
  const top = new Program('portcullis')
    .description('Turns annotated OpenAPI files into hardened API gateways, and checks them.')
    .version(readManifest().version, '-v, --version')
    .exitOverride()
    .showSuggestionAfterError()
    .showHelpAfterError('(see --help)')
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
    .hook('preAction', (_, command) => refuseEmpty(command));
  for (const command of commands) {
    const sub = top.command(command.name).summary(command.summary).description(command.summary);
    sub.addHelpText(
      'after',
      `\nExamples:\n${command.examples.map((line) => `  ${line}`).join('\n')}`,
    );
    command.define(sub, run);
  }
  return top;
}

function failed(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.input;
  if (error instanceof InputFailure) {
    printDiagnostics(terminal, error.diagnostics);
    return EXIT.input;
  }
  const { message, stack } =
    error instanceof Error ? error : { message: String(error), stack: undefined };
  terminal.err(`portcullis: a bug of ours: ${message}\n`);
  terminal.err(
    process.env['PORTCULLIS_DEBUG']
      ? `${stack}\n`
      : 'Please report it with the output of the same command under PORTCULLIS_DEBUG=1.\n',
  );
  return EXIT.bug;
}
