// Writes result files whole or not at all: under a temporary name beside the target, then renamed.

import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';

/** Writes a file and its folders. Throws `InputFailure` when that is not possible. */
export function writeFile(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
      throw new Error('it is a directory');
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    removeQuietly(temporary);
    const reason = reasonOf(error);
    throw new InputFailure([cliMessages.report('CLI-004', { file }, { file, reason })]);
  }
}

/** What was begun; where even that cannot be removed, it was never there. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  ENOTDIR: 'part of its path is not a directory',
  EEXIST: 'part of its path is not a directory',
  EISDIR: 'it is a directory',
};

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return (code && REASONS[code]) || (error instanceof Error ? error.message : String(error));
}
