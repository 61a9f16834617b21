// APIs as they are served, of any state of the repository: for commands that compare two of them.

import path from 'node:path';
import type { Settings } from '../../stacks/settings.js';
import type { ServedApi } from '../diff/index.js';
import type { LoadApiOptions } from '../model/index.js';
import { InputFailure } from './failure.js';
import { loadAll, planPortable } from './pipeline.js';

export interface ServeOptions {
  readonly load: LoadApiOptions;
  readonly project: Settings;
}

/** @throws InputFailure where a specification cannot be served. */
export async function servedApis(
  files: readonly string[],
  cwd: string,
  { load, project }: ServeOptions,
): Promise<ServedApi[]> {
  const loaded = await loadAll(files, { ...load, cwd: path.resolve(cwd) });
  return loaded.map(({ model, diagnostics }) => {
    const planned = model && planPortable(model, project);
    if (!model || !planned?.plan)
      throw new InputFailure([...diagnostics, ...(planned?.diagnostics ?? [])]);
    return { model, plan: planned.plan };
  });
}
