// portcullis synth: the Terraform JSON that `cdktf synth` would write, policy gate included.

import path from 'node:path';
import { writeShardLock } from '../../../stacks/shard-lock.js';
import { nameClashes } from '../../../stacks/stack-names.js';
import { applyBaseline } from '../../config/index.js';
import { type Diagnostic, hasErrors, withoutNotes } from '../../diagnostics/index.js';
import type { ApiModel, LoadApiOptions } from '../../model/index.js';
import { LOCK_FILE } from '../../plan/index.js';
import { type Extent, type Finding, settleWaivers } from '../../policy/index.js';
import { plural, pretty } from '../../report/index.js';
import { judge, mergeResults } from '../check-files.js';
import type { Command } from '../command.js';
import { EXIT, InputFailure } from '../failure.js';
import { cliMessages } from '../messages.js';
import {
  type ApiOptions,
  type CliProject,
  loadOptions,
  openProject,
  specFiles,
  withApiOptions,
} from '../options.js';
import { type FinishedApi, finishApi, type Loaded, loadAll } from '../pipeline.js';
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
  named: string[],
  options: SynthOptions,
): Promise<number> {
  const project = await openProject(options);
  const models = await loadModels(specFiles(named), loadOptions(options, project));
  const made = await synthesizeAll(models, project);
  printDiagnostics(terminal, withoutNotes(made.flatMap(({ diagnostics }) => diagnostics)));
  const judged = judgeAll(made, project, named.length === 0 ? 'specifications' : 'some');
  const files = made.map(({ file }) => file);
  const report = { ...judged, files, failOn: 'error', packs: project.policy.packs } as const;
  terminal.err(pretty.render(report, { colour: terminal.errColour }));
  if (hasErrors(judged.diagnostics)) return EXIT.input;
  if (judged.findings.some(isError)) return EXIT.findings;
  // Nothing is written before everything is known to be right.
  for (const one of made) writeStack(terminal, options.out, one);
  if (rememberShards(project.lock, made)) terminal.err(`${LOCK_FILE} changed: commit it\n`);
  terminal.err(`${plural(made.length, 'stack')} written\n`);
  return EXIT.ok;
}

/** @throws InputFailure when a specification cannot be read, or two of them would be one stack. */
async function loadModels(files: readonly string[], options: LoadApiOptions): Promise<Read[]> {
  const loaded = await loadAll(files, options);
  const read = loaded.flatMap(({ model, ...one }) => (model ? [{ ...one, model }] : []));
  const clashes = nameClashes(read.map(({ model }) => model));
  if (read.length < loaded.length || clashes.length > 0)
    throw new InputFailure([...loaded.flatMap(({ diagnostics }) => diagnostics), ...clashes]);
  return read;
}

type Read = Loaded & { readonly model: ApiModel };
type Made = FinishedApi & Omit<Read, 'model'>;

/** @throws InputFailure when a part of an API cannot be served as its specification says. */
async function synthesizeAll(read: readonly Read[], project: CliProject): Promise<Made[]> {
  const made: Made[] = [];
  const told: Diagnostic[] = [];
  for (const { file, model, diagnostics: about } of read) {
    const { value, diagnostics: found } = await finishApi(model, project);
    const diagnostics = [...about, ...found];
    told.push(...diagnostics);
    if (value) made.push({ ...value, file, diagnostics });
  }
  if (hasErrors(told)) throw new InputFailure(told);
  return made;
}

function judgeAll(made: readonly Made[], { policy, baseline }: CliProject, extent: Extent) {
  const merged = mergeResults(made.map(({ file, subject }) => judge(file, subject, policy)));
  const settled = settleWaivers(merged.waivers, policy, extent);
  const known = baseline && applyBaseline(merged.findings, baseline, { complete: false });
  return {
    ...merged,
    ...(known && { findings: known.findings }),
    waivers: settled.waivers,
    diagnostics: [...merged.diagnostics, ...settled.diagnostics],
  };
}

function isError({ severity, waived }: Finding): boolean {
  return severity === 'error' && !waived;
}

function writeStack(terminal: Terminal, out: string, { stackName, files }: Made): void {
  const folder = path.join(out, 'stacks', stackName);
  for (const [name, content] of files()) writeFile(path.join(folder, name), content);
  terminal.out(`${path.join(folder, 'cdk.tf.json')}\n`);
}

function rememberShards(...what: Parameters<typeof writeShardLock>): boolean {
  try {
    return writeShardLock(...what);
  } catch (error) {
    const params = { file: LOCK_FILE, reason: reasonOf(error) };
    throw new InputFailure([cliMessages.report('CLI-004', { file: LOCK_FILE }, params)]);
  }
}
