// The files of a git ref, without touching the user's index or work tree.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { nearest } from '../diagnostics/index.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';

/**
 * Lays the tree of `ref` in a temporary folder for as long as `use` runs. `cwd` is the folder there that the working
 * directory is here.
 * @throws InputFailure where git does not know the ref.
 */
export async function withGitTree<T>(ref: string, use: (cwd: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-base-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const interrupted = (signal: NodeJS.Signals) => {
    remove();
    // Once this listener is gone, the signal ends the process as it does everywhere else.
    process.kill(process.pid, signal);
  };
  for (const signal of ENDING) process.once(signal, interrupted);
  try {
    return await use(checkOut(ref, folder));
  } finally {
    // A signal that came while nothing waited is let in by the next whole turn of the event loop.
    await setImmediate();
    await setImmediate();
    for (const signal of ENDING) process.off(signal, interrupted);
    remove();
  }
}

const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The commit at which the work here left `ref`: what `ref` got since is none of its changes.
 * @throws InputFailure where the histories do not meet, or the clone does not reach that far.
 */
export function mergeBase(ref: string): string {
  try {
    const commit = commitOf(ref);
    try {
      return runGit(['merge-base', commit, 'HEAD']);
    } catch {
      throw noBase(
        ref,
        isShallow() ? 'the clone is shallow' : 'it has no commit in common with HEAD',
      );
    }
  } catch (error) {
    throw error instanceof InputFailure ? error : noBase(ref, gitReason(error));
  }
}

/**
 * The former names of files that were renamed since `commit`, by their names now; relative to the working directory.
 * A file that is less than half of what it was is another one.
 */
export function renamedSince(commit: string): Map<string, string> {
  const told = runGit([
    ...['diff', '--relative', '--find-renames', '--diff-filter=R', '--name-status', '-z'],
    ...['--no-ext-diff', '--end-of-options', commit],
  ]);
  const fields = told.split('\0');
  const names = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    const [, was = '', is = ''] = fields.slice(at, at + 3);
    names.set(is, was);
  }
  return names;
}

/** The working directory as seen from the top of its repository, with `/`; empty at the top, and outside of any. */
export function folderInRepository(): string {
  for (let top = process.cwd(); ; top = path.dirname(top)) {
    if (existsSync(path.join(top, '.git')))
      return path.relative(top, process.cwd()).split(path.sep).join('/');
    if (path.dirname(top) === top) return '';
  }
}

/** Whether git knows a commit by this name. */
export function isCommit(ref: string): boolean {
  try {
    return commitOf(ref) !== '';
  } catch {
    return false;
  }
}

/** `--end-of-options`: a ref that begins with a dash must not be taken for an option. */
function commitOf(ref: string, env = process.env): string {
  return runGit(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], env);
}

function isShallow(): boolean {
  return runGit(['rev-parse', '--is-shallow-repository']) === 'true';
}

function runGit(args: readonly string[], env = process.env): string {
  return execFileSync('git', args, {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

function gitReason(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'git is not installed';
  const [first = ''] = String((error as { stderr?: unknown }).stderr ?? '')
    .trim()
    .split('\n');
  return first.replace(/^fatal: /, '') || 'there is no such commit';
}

function noBase(ref: string, reason: string): InputFailure {
  const near = isCommit(ref) ? undefined : nearest(ref, branchesAndTags());
  return new InputFailure([cliMessages.report('CLI-007', undefined, { ref, reason, near })]);
}

/** None where git cannot tell. */
function branchesAndTags(): string[] {
  try {
    return runGit(['for-each-ref', '--format=%(refname:short)']).split('\n').filter(Boolean);
  } catch {
    return [];
  }
}

/** Writes the tree of `ref` to a folder, through an index of its own so that the user's stays untouched. */
function checkOut(ref: string, folder: string): string {
  const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, '.index') };
  const git = (...args: string[]) => runGit(args, env);
  try {
    const commit = commitOf(ref, env);
    const prefix = git('rev-parse', '--show-prefix');
    const top = git('rev-parse', '--show-toplevel');
    git('-C', top, 'read-tree', commit);
    git('-C', top, 'checkout-index', '--all', `--prefix=${folder}/tree/`);
    // What looks for the project's files further up ends here, as it does at the top of a repository.
    mkdirSync(path.join(folder, 'tree', '.git'), { recursive: true });
    return path.join(folder, 'tree', prefix);
  } catch (error) {
    throw noBase(ref, gitReason(error));
  }
}
