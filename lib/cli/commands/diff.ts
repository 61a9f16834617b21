// portcullis diff: what a change does to the API's security, between two files or two states of the repository.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { findSpecifications, isDocumentName, SPECS } from '../../../stacks/specifications.js';
import { compareStates, type State } from '../../diff/index.js';
import { isAtLeast, type Severity } from '../../policy/index.js';
import { changeFormats } from '../../report/index.js';
import type { Command } from '../command.js';
import { EXIT, InputFailure } from '../failure.js';
import { isCommit, withGitTree } from '../git-tree.js';
import { cliMessages } from '../messages.js';
import { type ApiOptions, collect, loadOptions, openProject, withApiOptions } from '../options.js';
import { parseOutputs, parseSeverity, writeOutputs } from '../outputs.js';
import { type ServeOptions, servedApis } from '../served-apis.js';
import type { Terminal } from '../terminal.js';
import { projectThen } from '../then.js';

interface DiffOptions extends ApiOptions {
  readonly spec?: readonly string[];
  readonly format?: readonly string[];
  readonly failOn?: Severity;
}

export const diff: Command = {
  name: 'diff',
  summary: "Tells what a change does to the API's security",
  examples: [
    'portcullis diff origin/main',
    'portcullis diff v1.2.0 v1.3.0 --format markdown:changes.md --fail-on error',
    'portcullis diff old/orders.yaml new/orders.yaml',
  ],
  define: (program, run) => {
    withApiOptions(
      program
        .argument('<base>', 'a file, or a git ref')
        .argument('[head]', 'a file, or a git ref (default: the files as they are now)'),
    )
      .option('--spec <file>', 'specification to compare at both refs; may be repeated', collect)
      .option(
        '--format <format[:file]>',
        `${changeFormats.map(({ name }) => name).join(', ')}; may be repeated`,
        collect,
      )
      .option('--fail-on <severity>', 'exit with 1 for a change at least this bad', parseSeverity)
      .action(
        run(({ terminal }, base: string, head: string | undefined, options: DiffOptions) =>
          runDiff(terminal, base, head, options),
        ),
      );
  },
};

async function runDiff(
  terminal: Terminal,
  base: string,
  head: string | undefined,
  options: DiffOptions,
): Promise<number> {
  const outputs = parseOutputs(options.format ?? ['pretty'], changeFormats);
  const project = await openProject(options);
  const serve = { load: loadOptions(options, project), project };
  const before = await sideAt(base, options, serve);
  const after = await sideAt(head, options, serve);
  refuseNothing([...before.files, ...after.files], options);
  const changes = compareStates(before, after);
  await writeOutputs(terminal, outputs, (format, render) => format.render(changes, render));
  const { failOn } = options;
  const fails = failOn !== undefined && changes.some(({ severity }) => isAtLeast(severity, failOn));
  return fails ? EXIT.findings : EXIT.ok;
}

interface Side extends State {
  /** As the working directory calls them. */
  readonly files: readonly string[];
}

/** A file is that file, and so is what has the name of one; anything else is a git ref; nothing is the work tree. */
async function sideAt(
  side: string | undefined,
  options: DiffOptions,
  serve: ServeOptions,
): Promise<Side> {
  if (side === undefined) return sideIn('.', options, serve);
  if (existsSync(side) || (isDocumentName(side) && !isCommit(side)))
    return { files: [side], apis: await servedApis([side], serve) };
  return withGitTree(side, async (cwd) => {
    const project = await projectThen(serve.project, options, cwd);
    return sideIn(cwd, options, { project, load: { ...loadOptions(options, project), cwd } });
  });
}

async function sideIn(folder: string, options: DiffOptions, serve: ServeOptions): Promise<Side> {
  const there = specFilesIn(folder, options);
  return {
    files: there.map((file) => path.relative(folder, file)),
    apis: await servedApis(there, serve),
    project: serve.project,
  };
}

/** A specification that is not there on one side is new, or gone. */
function specFilesIn(folder: string, { spec }: DiffOptions): string[] {
  if (!spec) return findSpecifications(path.join(folder, SPECS));
  return spec.map((file) => path.join(folder, file)).filter((file) => existsSync(file));
}

/** That nothing changes must not be said of what stands on neither side. */
function refuseNothing(files: readonly string[], { spec }: DiffOptions): void {
  const missing = (spec ?? []).filter((file) => !files.includes(path.normalize(file)));
  const told = missing.map((file) => cliMessages.report('CLI-012', { file }, { file }));
  if (files.length === 0 && told.length === 0)
    told.push(cliMessages.report('CLI-001', undefined, { folder: SPECS }));
  if (told.length > 0) throw new InputFailure(told);
}
