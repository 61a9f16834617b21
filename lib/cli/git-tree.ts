// The files of a git ref, without touching the user's index or work tree.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';

/**
 * Lays the tree of `ref` in a temporary folder for as long as `use` runs. `cwd` is the folder there that the working
 * directory is here.
 * @throws InputFailure where git does not know the ref.
 */
export async function withGitTree<T>(ref: string, use: (cwd: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-base-'));
  try {
    return await use(checkOut(ref, folder));
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
