// portcullis body: the OpenAPI import body for API Gateway. Never runs policy: it fails only on input that
// cannot be lowered.

import type { Command } from '../command.js';
import { EXIT, InputFailure } from '../failure.js';
import { cliMessages } from '../messages.js';
import { type ApiOptions, loadOptions, openProject, withApiOptions } from '../options.js';
import { loadAll, planPortable, unwrap } from '../pipeline.js';
import { printDiagnostics, type Terminal } from '../terminal.js';

interface BodyOptions extends ApiOptions {
  readonly shard?: string;
  readonly explain?: boolean;
}

export const body: Command = {
  name: 'body',
  summary: 'Prints the OpenAPI import body for API Gateway (JSON)',
  examples: [
    'portcullis body specs/orders.yaml > body.json',
    'portcullis body specs/orders.yaml --explain',
  ],
  define: (program, run) => {
    withApiOptions(program.argument('<file>', 'the specification'))
      .option('--shard <n>', 'only the n-th part of an API that is split')
      .option('--explain', 'print what was rewritten or lost, and where, on stderr')
      .action(
        run(({ terminal }, file: string, options: BodyOptions) =>
          printBody(terminal, file, options),
        ),
      );
  },
};

async function printBody(terminal: Terminal, file: string, options: BodyOptions): Promise<number> {
  if (options.shard !== undefined && options.shard !== '1') {
    throw new InputFailure([
      cliMessages.report('CLI-009', undefined, { shard: options.shard, shards: 1 }),
    ]);
  }
  const project = await openProject(options);
  const [loaded] = await loadAll([file], loadOptions(options, project));
  const model = unwrap(terminal, loaded?.model, loaded?.diagnostics ?? []);
  const { plan, diagnostics } = planPortable(model, project);
  if (!plan) throw new InputFailure(diagnostics);
  // What keeps its meaning is said only when asked for; what gets weaker always.
  printDiagnostics(
    terminal,
    diagnostics.filter(({ severity }) => options.explain || severity !== 'info'),
  );
  terminal.out(`${JSON.stringify(plan.body, null, 2)}\n`);
  return EXIT.ok;
}
