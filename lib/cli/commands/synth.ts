// portcullis synth: the Terraform JSON that `cdktf synth` would write, policy gate included.

import path from 'node:path';
import { stackSettings } from '../../../stacks/settings.js';
import { writeShardLock } from '../../../stacks/shard-lock.js';
import { nameClashes } from '../../../stacks/stack-names.js';
import { applyBaseline } from '../../config/index.js';
import { hasErrors } from '../../diagnostics/index.js';
import { LOCK_FILE } from '../../plan/index.js';
import { settleWaivers } from '../../policy/index.js';
import { plural, pretty, type Report } from '../../report/index.js';
import { judge, mergeResults } from '../check-files.js';
import type { Command } from '../command.js';
import { EXIT, InputFailure } from '../failure.js';
import { cliMessages } from '../messages.js';
import {
  type ApiOptions,
  loadOptions,
  openProject,
  specFiles,
  withApiOptions,
} from '../options.js';
import { importStacks, loadAll } from '../pipeline.js';
import { printDiagnostics, type Terminal } from '../terminal.js';
import { reasonOf, writeFile } from '../write-file.js';

interface SynthOptions extends ApiOptions {
  readonly out: string;
}

export const synth: Command = {
  name: 'synth',
  summary: 'Writes the Terraform JSON of specifications',
  examples: [
    'portcullis synth',
    'portcullis synth specs/orders.yaml --out build --var issuer=https://id.example.com/',
  ],
  define: (program, run) => {
    withApiOptions(program.argument('[files...]', 'specifications (default: every one in specs/)'))
      .option('--out <dir>', 'folder to write to', 'cdktf.out')
      .action(
        run(({ terminal }, files: string[], options: SynthOptions) =>
          runSynth(terminal, files, options),
        ),
      );
  },
};

async function runSynth(
  terminal: Terminal,
  files: string[],
  options: SynthOptions,
): Promise<number> {
  const project = await openProject(options);
  const loaded = await loadAll(specFiles(files), loadOptions(options, project));
  const models = loaded.flatMap(({ model }) => model ?? []);
  const clashes = nameClashes(models);
  if (models.length < loaded.length || clashes.length > 0)
    throw new InputFailure([...loaded.flatMap(({ diagnostics }) => diagnostics), ...clashes]);
  const { policy } = project;
  const [{ synthesize }, { subjectOf }] = await importStacks();
  const made = loaded.map(({ model, diagnostics }) => {
    if (!model) throw new Error('unreachable: a broken specification ended the command');
    const result = synthesize(model, stackSettings(project, model.annotations.root.name));
    return { model, ...result, diagnostics: [...diagnostics, ...result.diagnostics] };
  });
  const diagnostics = made.flatMap((one) => one.diagnostics);
  if (hasErrors(diagnostics)) throw new InputFailure(diagnostics);
  printDiagnostics(
    terminal,
    diagnostics.filter(({ severity }) => severity !== 'info'),
  );
  const judged = made.map(({ model, plan, terraform, gatewayPath }) => {
    if (!plan || !terraform) throw new Error('unreachable: a broken plan ended the command');
    return judge(model.at.file, subjectOf({ model, plan, terraform, gatewayPath }), policy);
  });
  const merged = mergeResults(judged);
  const extent = files.length === 0 ? 'specifications' : 'some';
  const settled = settleWaivers(merged.waivers, policy, extent);
  const { baseline } = project;
  const known = baseline && applyBaseline(merged.findings, baseline, { complete: false });
  const result = {
    ...merged,
    ...(known && { findings: known.findings }),
    waivers: settled.waivers,
    diagnostics: [...merged.diagnostics, ...settled.diagnostics],
  };
  const failing = result.findings.some(({ severity, waived }) => severity === 'error' && !waived);
  if (failing || hasErrors(result.diagnostics)) {
    const report: Report = {
      ...result,
      files: loaded.map(({ file }) => file),
      failOn: 'error',
      packs: policy.packs,
    };
    terminal.err(pretty.render(report, { colour: terminal.errColour }));
    return hasErrors(result.diagnostics) ? EXIT.input : EXIT.findings;
  }
  // Nothing is written before everything is known to be right.
  for (const { stackName, files: stackFiles } of made) {
    for (const [name, content] of stackFiles) {
      writeFile(path.join(options.out, 'stacks', stackName, name), content);
    }
    terminal.out(`${path.join(options.out, 'stacks', stackName, 'cdk.tf.json')}\n`);
  }
  const planned = made.flatMap(({ model, plan }) => (plan ? [{ model, plan }] : []));
  if (rememberShards(project.lock, planned)) terminal.err(`${LOCK_FILE} changed: commit it\n`);
  terminal.err(
    `${plural(made.length, 'stack')} written; ${plural(result.rules.length, 'rule')} passed\n`,
  );
  return EXIT.ok;
}

function rememberShards(...what: Parameters<typeof writeShardLock>): boolean {
  try {
    return writeShardLock(...what);
  } catch (error) {
    const params = { file: LOCK_FILE, reason: reasonOf(error) };
    throw new InputFailure([cliMessages.report('CLI-004', { file: LOCK_FILE }, params)]);
  }
}
