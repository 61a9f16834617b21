// The state where a pull request began: its findings, so that only new ones are shown, and its APIs, to say what
// changes.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Amend, type OverlayUse, readOverlays } from '../config/index.js';
import { type FindingIdentity, identityOf } from '../policy/index.js';
import type { Checked } from '../report/index.js';
import { type CheckInput, checkFiles } from './check-files.js';
import { mergeBase, withGitTree } from './git-tree.js';

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
    const then = (files: readonly string[]) =>
      files
        .map((file) => path.resolve(cwd, path.relative(process.cwd(), path.resolve(file))))
        .filter((file) => existsSync(file));
    const amend = await overlaysThen(input.project.overlays, then, cwd);
    const { amend: _, ...load } = input.load;
    const { findings, checked } = await checkFiles({
      ...input,
      specs: then(input.specs),
      terraform: then(input.terraform),
      load: { ...load, cwd, ...(amend && { amend }) },
      policy: { ...input.policy, honourWaivers: false },
    });
    return { findings: findings.map((finding) => identityOf(finding, cwd)), checked };
  });
}

/** The overlays as they were; one that there was not changed nothing. */
async function overlaysThen(
  overlays: readonly OverlayUse[],
  then: (files: readonly string[]) => string[],
  cwd: string,
): Promise<Amend | undefined> {
  const uses = overlays.flatMap((use) => {
    const [file, folder] = [use.file, use.folder].flatMap((one) => then([one]));
    return file !== undefined && folder !== undefined ? [{ ...use, file, folder }] : [];
  });
  return (await readOverlays(uses, cwd)).value;
}
