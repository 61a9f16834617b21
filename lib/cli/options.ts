// Options that several commands share, parsed once into one shape.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Command, Option } from 'commander';
import { projectContext } from '../../stacks/project-context.js';
import { readSettings, type Settings } from '../../stacks/settings.js';
import { readShardLock } from '../../stacks/shard-lock.js';
import { findSpecifications, SPECS } from '../../stacks/specifications.js';
import { type Project, type ProjectOptions, readProject } from '../config/index.js';
import { hasErrors, nearest } from '../diagnostics/index.js';
import type { LoadApiOptions } from '../model/index.js';
import type { ShardLock } from '../plan/index.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';

export interface ApiOptions {
  readonly env?: string;
  readonly var?: readonly string[];
  readonly backend?: string;
  readonly overlay?: readonly string[];
  readonly allowRemote?: boolean;
  readonly allowOutside?: boolean;
}

/** Adds the options that say how a specification is read. */
export function withApiOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--var <name=value>', 'value of ${name} in annotations').argParser(collect),
    )
    .addOption(environmentOption())
    .option('--backend <url>', 'HTTP back end of operations that name none')
    .addOption(
      new Option('--overlay <file>', 'OpenAPI overlay to apply; may be repeated').argParser(
        collect,
      ),
    )
    .option('--allow-remote', 'follow $refs to http and https addresses')
    .option('--allow-outside', "follow $refs that leave the specification's folder");
}

/** What a name changes in portcullis.yaml, and the part that it has in names of resources. */
export function environmentOption(): Option {
  return new Option(
    '--env <name>',
    'environment, for portcullis.yaml and for names in AWS (default: PORTCULLIS_ENVIRONMENT)',
  );
}

/** For options that may be given several times. */
export function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, value];
}

/** What the project says: settings of its stacks, and its policy. */
export type CliProject = Settings &
  Project & {
    /** The lock file: what `shards` is read from. */
    readonly lock: ShardLock;
  };

/** The project that the working directory is in, as `cdktf synth` would see it. */
export async function openProject(
  options: Pick<ApiOptions, 'env' | 'overlay'> & Pick<ProjectOptions, 'policies' | 'baseline'> = {},
): Promise<CliProject> {
  const { env: environment, overlay: overlays, policies, baseline } = options;
  const context = projectContext(process.env);
  const settings = readSettings((key) => context.value?.(key), {
    ...process.env,
    ...(environment !== undefined && { PORTCULLIS_ENVIRONMENT: environment }),
  });
  const { value: lock, diagnostics: found } = readShardLock();
  const diagnostics = [...context.diagnostics, ...settings.diagnostics, ...found];
  if (!settings.value || !lock || hasErrors(diagnostics)) throw new InputFailure(diagnostics);
  const project = await readProject({
    environment: settings.value.environment,
    overlays,
    policies,
    baseline,
    today: process.env['PORTCULLIS_TODAY'],
  });
  if (!project.value) throw new InputFailure(project.diagnostics);
  const variables = { ...project.value.variables, ...settings.value.variables };
  const shards: Settings['shards'] = (api) => lock.get(api);
  return { ...settings.value, ...project.value, variables, lock, shards };
}

/** What the command line says, over the settings of the project. */
export function loadOptions(options: ApiOptions, project: CliProject): LoadApiOptions {
  const backend = options.backend === undefined ? undefined : parseBackend(options.backend);
  const defaultBackend = backend ?? project.defaultBackend;
  return {
    variables: { ...project.variables, ...parseVariables(options.var ?? []) },
    ...(defaultBackend !== undefined && { defaultBackend }),
    ...(project.amend && { amend: project.amend }),
    ...(options.allowRemote && { allowRemote: true }),
    ...(options.allowOutside && { allowOutside: true }),
  };
}

function parseVariables(pairs: readonly string[]): Record<string, string> {
  const wrong = pairs.filter((pair) => pair.indexOf('=') < 1);
  if (wrong.length > 0) {
    throw new InputFailure(
      wrong.map((found) => cliMessages.report('CLI-003', undefined, { found })),
    );
  }
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

function parseBackend(found: string): string {
  const protocol = URL.canParse(found) ? new URL(found).protocol : '';
  if (protocol === 'https:' || protocol === 'http:') return found;
  throw new InputFailure([cliMessages.report('CLI-005', undefined, { found })]);
}

/** The files named, or every specification in `specs/`. */
export function specFiles(files: readonly string[]): string[] {
  if (files.length > 0) return [...files];
  const found = findSpecifications();
  if (found.length > 0) return found;
  throw new InputFailure([
    cliMessages.report('CLI-001', undefined, { folder: SPECS, above: projectAbove() }),
  ]);
}

/** The nearest folder above with specifications, as a relative path; not beyond the repository. */
function projectAbove(): string | undefined {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    if (findSpecifications(path.join(folder, SPECS)).length > 0)
      return path.relative(process.cwd(), folder);
    if (existsSync(path.join(folder, '.git')) || path.dirname(folder) === folder) return undefined;
  }
}

/** The command that lists what is too much for a hint. */
const LISTED_BY: Readonly<Record<string, string>> = { rule: 'portcullis rules' };

/** Checks a name against the known ones; throws with the nearest. */
export function known<T extends { readonly [K in Key]: string }, Key extends keyof T>(
  what: string,
  found: string,
  things: readonly T[],
  key: Key,
): T {
  const thing = things.find((one) => one[key] === found);
  if (thing) return thing;
  const names = things.map((one) => one[key]);
  const suggestion = nearest(found, names) ?? names.find((name) => name.startsWith(found));
  const listedBy = LISTED_BY[what];
  throw new InputFailure([
    cliMessages.report('CLI-002', undefined, {
      what,
      found,
      known: names,
      ...(suggestion && { nearest: suggestion }),
      ...(listedBy && { listedBy }),
    }),
  ]);
}
