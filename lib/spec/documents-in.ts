// The OpenAPI files of a folder, to be suggested where the folder itself was named. It looks at a bounded part of it.

import { closeSync, type Dirent, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';

const LEVELS = 4;
const MOST_ENTRIES = 2_000;
const MOST_FILES = 8;
/** Of a file: `openapi` and `swagger` stand at the top of nearly every one. */
const BYTES = 4_096;
const VERSION = /^\s*\{?\s*["']?(?:openapi|swagger)["']?\s*:/m;

/** Relative to the folder, those nearest to its top first; at most eight. */
export function documentsIn(folder: string): string[] {
  const found: string[] = [];
  let entries = 0;
  let level = [''];
  for (let depth = 0; depth < LEVELS && level.length > 0; depth++) {
    const below: string[] = [];
    for (const one of level) {
      for (const entry of entriesOf(path.join(folder, one))) {
        if (++entries > MOST_ENTRIES || found.length === MOST_FILES) return found;
        const at = path.join(one, entry.name);
        if (entry.isDirectory() && !/^\.|^node_modules$/.test(entry.name)) below.push(at);
        else if (isDocument(path.join(folder, at), entry)) found.push(at);
      }
    }
    level = below;
  }
  return found;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name.localeCompare(b.name),
    );
  } catch {
    // A folder that may not be listed holds nothing to suggest.
    return [];
  }
}

function isDocument(file: string, entry: Dirent): boolean {
  if (!entry.isFile() || !/\.(ya?ml|json)$/i.test(entry.name)) return false;
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(BYTES);
      return VERSION.test(bytes.toString('utf8', 0, readSync(handle, bytes, 0, BYTES, 0)));
    } finally {
      closeSync(handle);
    }
  } catch {
    return false;
  }
}
