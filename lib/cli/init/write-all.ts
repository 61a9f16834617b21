// Writes several files, all of them or none.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeFile } from '../write-file.js';

export interface NewFile {
  readonly file: string;
  readonly content: string;
}

/** Writes the files and their folders. Throws `InputFailure` when one cannot be written; all is as it was then. */
export function writeAll(files: readonly NewFile[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { file, content } of files) {
      undo.unshift(undoing(file));
      writeFile(file, content);
    }
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
}

/** What brings back what stands at a place now. */
function undoing(file: string): () => void {
  const before = contentOf(file);
  const folder = outermostMissing(path.resolve(path.dirname(file)));
  return () => {
    // Where a step fails, nothing was written.
    try {
      if (before) writeFileSync(file, before);
      else if (folder) rmSync(folder, { recursive: true, force: true });
      else if (before === undefined) rmSync(file, { force: true });
    } catch {}
  };
}

/** `undefined` where there is nothing; `null` where there is something that is no readable file, and so stays. */
function contentOf(file: string): Buffer | undefined | null {
  if (!existsSync(file)) return undefined;
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function outermostMissing(folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  return outermostMissing(path.dirname(folder)) ?? folder;
}
