// Writes result files whole or not at all, and tells in words why one cannot be written.

import { writeWhole } from '../../stacks/write-whole.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';

/** Writes a file and its folders. Throws `InputFailure` when that is not possible. */
export function writeFile(file: string, content: string | Uint8Array): void {
  try {
    writeWhole(file, content);
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputFailure([cliMessages.report('CLI-004', { file }, { file, reason })]);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the device',
  ENOENT: 'its folder cannot be made',
  ENOTDIR: 'part of its path is not a directory',
  EEXIST: 'part of its path is not a directory',
  EISDIR: 'it is a directory',
};

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  return (code && REASONS[code]) || (error instanceof Error ? error.message : String(error));
}
