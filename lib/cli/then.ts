// The project of the working directory as it was in another tree, which lies in `cwd`.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { projectContext } from '../../stacks/project-context.js';
import { readSettings } from '../../stacks/settings.js';
import { findSpecifications, SPECS } from '../../stacks/specifications.js';
import { readProject } from '../config/index.js';
import { rules as builtIn } from '../policy/index.js';
import type { ApiOptions, CliProject } from './options.js';

/** Those of the files that were there, under the names that they had: `before` knows those that were renamed. */
export function filesThen(
  files: readonly string[],
  cwd: string,
  before: ReadonlyMap<string, string> = new Map(),
): string[] {
  return files
    .map((file) => path.relative(process.cwd(), path.resolve(file)))
    .map((file) => path.resolve(cwd, before.get(file.split(path.sep).join('/')) ?? file))
    .filter((file) => existsSync(file));
}

/** Every specification in `specs/`, also those that are gone now. */
export function specificationsThen(cwd: string): string[] {
  return findSpecifications(path.join(cwd, SPECS));
}

/**
 * What the project said there: variables, back end, overlays, levels of rules, waivers. All of these weaken an API as a
 * specification does. The environment, own rules and day are those of now; what cannot be read is as it is now.
 */
export async function projectThen(
  project: CliProject,
  { overlay = [] }: Pick<ApiOptions, 'overlay'>,
  cwd: string,
): Promise<CliProject> {
  const { policy, environment, shards, lock } = project;
  const context = projectContext(process.env, cwd);
  const settings = readSettings((key) => context.value?.(key), process.env);
  const known = new Set(builtIn.map(({ id }) => id));
  const { value: then } = await readProject({
    cwd,
    environment,
    overlays: filesThen(overlay, cwd),
    own: policy.catalogue.filter(({ id }) => !known.has(id)),
    today: policy.today,
  });
  if (!settings.value || !then) return project;
  const { environment: _, ...said } = settings.value;
  const variables = { ...then.variables, ...said.variables };
  // The tree may be gone when it is compared.
  const files = then.ownRuleFiles?.();
  const now = {
    lock,
    ...(shards && { shards }),
    ...(environment !== undefined && { environment }),
    ...(files && { ownRuleFiles: () => files }),
  };
  return { ...said, ...then, ...now, variables };
}
