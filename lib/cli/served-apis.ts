// APIs as they are served, of any state of the repository: for commands that compare two of them.

import { withoutNotes } from '../diagnostics/index.js';
import type { ServedApi } from '../diff/index.js';
import type { LoadApiOptions } from '../model/index.js';
import { InputFailure } from './failure.js';
import type { CliProject } from './options.js';
import { loadAll, planPortable } from './pipeline.js';

export interface ServeOptions {
  readonly load: LoadApiOptions;
  readonly project: CliProject;
}

/** @throws InputFailure where a specification cannot be served. */
export async function servedApis(
  files: readonly string[],
  { load, project }: ServeOptions,
): Promise<ServedApi[]> {
  const loaded = await loadAll(files, load);
  return loaded.map(({ model, diagnostics }) => {
    const planned = model && planPortable(model, project);
    if (!model || !planned?.plan)
      throw new InputFailure(withoutNotes([...diagnostics, ...(planned?.diagnostics ?? [])]));
    return { model, plan: planned.plan };
  });
}
