// Writes a file whole or not at all: under a temporary name beside the target, then renamed. What is no file, as a pipe or
// /dev/stdout, is written to and never replaced.

import {
  existsSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';

/**
 * Writes a file and its folders.
 * @throws Error as `node:fs` does; nothing is left behind then
 */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const there = statSync(file, { throwIfNoEntry: false });
  if (there?.isDirectory()) throw new Error('it is a directory');
  if (there && !there.isFile()) {
    writeFileSync(file, content);
    return;
  }
  // A link stays a link, to a new file.
  const target = there ? realpathSync(file) : file;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    makeFolder(path.dirname(target));
    writeFileSync(temporary, content);
    renameSync(temporary, target);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  }
}

/**
 * With those above it. Not by `recursive`, with which Node.js tries for ever where nothing can be made in a folder that
 * is there: in /proc, or behind a link to nowhere.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have been faster.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** What was begun; where even that cannot be removed, it was never there. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {}
}
