// What a git ref already had: the findings at the base of a pull request, so that only new ones are shown.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Finding, fingerprint } from '../policy/index.js';
import { type CheckInput, checkFiles } from './check-files.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';

/** The findings of the same files at `ref`; a file that did not exist there has none. */
export async function findingsBefore(
  ref: string,
  input: CheckInput,
): Promise<{ has: (finding: Finding) => boolean }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-base-'));
  try {
    const cwd = checkOut(ref, folder);
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
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes the tree of `ref` to a folder, through an index of its own so that the user's stays untouched. */
function checkOut(ref: string, folder: string): string {
  const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, '.index') };
  const git = (...args: string[]) =>
    execFileSync('git', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  try {
    // `--end-of-options`: a ref that begins with a dash must not be taken for an option.
    const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
    const prefix = git('rev-parse', '--show-prefix');
    const top = git('rev-parse', '--show-toplevel');
    git('-C', top, 'read-tree', commit);
    git('-C', top, 'checkout-index', '--all', `--prefix=${folder}/tree/`);
    return path.join(folder, 'tree', prefix);
  } catch (error) {
    const lines = String((error as { stderr?: unknown }).stderr ?? '')
      .trim()
      .split('\n');
    const reason = lines[0] || 'there is no such commit';
    throw new InputFailure([cliMessages.report('CLI-007', undefined, { ref, reason })]);
  }
}
