// `--format NAME[:FILE]`, several times: which forms a result is written in, and where each goes.

import { InvalidArgumentError } from 'commander';
import type { Severity } from '../policy/index.js';
import type { RenderOptions } from '../report/index.js';
import { InputFailure } from './failure.js';
import { folderInRepository } from './git-tree.js';
import { cliMessages } from './messages.js';
import { known } from './options.js';
import type { Terminal } from './terminal.js';
import { writeFile } from './write-file.js';

export interface Output<Format> {
  readonly format: Format;
  /** @default standard output */
  readonly file?: string;
}

/** Throws `InputFailure` for a name that is none of the formats', with the nearest, and for a file without a name. */
export function parseOutputs<Format extends { readonly name: string }>(
  options: readonly string[],
  formats: readonly Format[],
): Output<Format>[] {
  return options.map((option) => {
    const at = option.indexOf(':');
    const name = at === -1 ? option : option.slice(0, at);
    const format = known('format', name, formats, 'name');
    if (at === -1) return { format };
    const file = option.slice(at + 1);
    if (file === '')
      throw new InputFailure([cliMessages.report('CLI-008', undefined, { found: option, name })]);
    return { format, file };
  });
}

export async function writeOutputs<Format>(
  terminal: Terminal,
  outputs: readonly Output<Format>[],
  render: (format: Format, options: RenderOptions) => string | Promise<string>,
): Promise<void> {
  const folder = folderInRepository();
  for (const { format, file } of outputs) {
    const text = await render(format, {
      colour: file === undefined && terminal.colour,
      folder,
    });
    if (file === undefined) terminal.out(text);
    else writeFile(file, text);
  }
}

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error'];

/** For commander: one of the severities. */
export function parseSeverity(value: string): Severity {
  const found = SEVERITIES.find((one) => one === value);
  if (!found) throw new InvalidArgumentError(`Use one of ${SEVERITIES.join(', ')}.`);
  return found;
}
