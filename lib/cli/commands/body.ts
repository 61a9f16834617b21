// portcullis body: the OpenAPI import body for API Gateway. Never runs policy: it fails only on input that
// cannot be lowered.

import { type Diagnostic, withoutNotes } from '../../diagnostics/index.js';
import type { GatewayPlan } from '../../plan/index.js';
import type { Command } from '../command.js';
import { explainLosses } from '../explain-losses.js';
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
    'portcullis body specs/large.yaml --shard 2',
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
  const project = await openProject(options);
  const [loaded] = await loadAll([file], loadOptions(options, project));
  const model = unwrap(terminal, loaded?.model, loaded?.diagnostics ?? []);
  const { plan, diagnostics } = planPortable(model, project);
  if (options.explain) explain(terminal, diagnostics);
  if (!plan) throw new InputFailure(options.explain ? errorsOf(diagnostics) : diagnostics);
  const chosen = chooseBodies(plan, options.shard);
  // What keeps its meaning is said only when asked for; what gets weaker always.
  if (!options.explain) printDiagnostics(terminal, withoutNotes(diagnostics));
  terminal.out(`${JSON.stringify(chosen, null, 2)}\n`);
  return EXIT.ok;
}

function errorsOf(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === 'error');
}

function explain(terminal: Terminal, diagnostics: readonly Diagnostic[]): void {
  // On a terminal the body follows: what matters must not scroll away.
  const most = terminal.errColour ? 10 : undefined;
  terminal.err(
    explainLosses(diagnostics, { colour: terminal.errColour, ...(most !== undefined && { most }) }),
  );
}

/** One body, or a list of them for an API that is split. */
function chooseBodies({ shards }: GatewayPlan, shard: string | undefined): unknown {
  const bodies = shards.map(({ body }) => body);
  if (shard === undefined) return bodies.length === 1 ? bodies[0] : bodies;
  const chosen = /^[1-9]\d*$/.test(shard) ? bodies[Number(shard) - 1] : undefined;
  if (chosen) return chosen;
  const params = { shard, shards: shards.map(({ basePath }) => `/${basePath}`) };
  throw new InputFailure([cliMessages.report('CLI-009', undefined, params)]);
}
