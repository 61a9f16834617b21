// The state where a pull request began: its findings, so that only new ones are shown, and its APIs, to say what
// changes.

import { type FindingIdentity, identityOf } from '../policy/index.js';
import type { Checked } from '../report/index.js';
import { type CheckInput, checkFiles } from './check-files.js';
import { mergeBase, withGitTree } from './git-tree.js';
import { filesThen, loadThen } from './then.js';

export interface StateBefore {
  readonly findings: readonly FindingIdentity[];
  readonly checked: readonly Checked[];
}

/**
 * The findings of the same files at the merge base with `ref`, by the rules of today and without any waiver; a file
 * that did not exist there has none. Their files are named relative to the working directory.
 */
export async function stateBefore(ref: string, input: CheckInput): Promise<StateBefore> {
  return withGitTree(mergeBase(ref), async (cwd) => {
    const { findings, checked } = await checkFiles({
      ...input,
      specs: filesThen(input.specs, cwd),
      terraform: filesThen(input.terraform, cwd),
      load: await loadThen(input.load, input.project.overlays, cwd),
      policy: { ...input.policy, honourWaivers: false },
    });
    return { findings: findings.map((finding) => identityOf(finding, cwd)), checked };
  });
}
