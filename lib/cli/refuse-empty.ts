// No argument and no option means anything by an empty text, which is what a script gives for a variable that is not
// set: it is refused before a command takes it for a file, a name or nothing.

import type { Command as Program } from 'commander';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';

/** Throws `InputFailure` where an argument or an option of a parsed command line is an empty text. */
export function refuseEmpty(command: Program): void {
  const given: [what: string, value: unknown][] = [
    ...command.registeredArguments.map((argument, index): [string, unknown] => [
      `the argument \`${argument.name()}\``,
      command.processedArgs[index],
    ]),
    ...command.options.map((option): [string, unknown] => [
      `the value of \`${option.long}\``,
      command.getOptionValue(option.attributeName()),
    ]),
  ];
  const empty = given.filter(([, value]) => [value].flat().includes(''));
  if (empty.length === 0) return;
  throw new InputFailure(empty.map(([what]) => cliMessages.report('CLI-010', undefined, { what })));
}
