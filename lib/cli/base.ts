// What a git ref already had: the findings at the base of a pull request, so that only new ones are shown.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Finding, fingerprint } from '../policy/index.js';
import { type CheckInput, checkFiles } from './check-files.js';
import { withGitTree } from './git-tree.js';

/** The findings of the same files at `ref`; a file that did not exist there has none. */
export async function findingsBefore(
  ref: string,
  input: CheckInput,
): Promise<{ has: (finding: Finding) => boolean }> {
  return withGitTree(ref, async (cwd) => {
    const specs = input.specs
      .map((file) => path.resolve(cwd, path.relative(process.cwd(), path.resolve(file))))
      .filter((file) => existsSync(file));
    const { findings } = await checkFiles({
      ...input,
      specs,
      terraform: [],
      load: { ...input.load, cwd },
    });
    const known = new Set(findings.map(fingerprint));
    return { has: (finding) => known.has(fingerprint(finding)) };
  });
}
