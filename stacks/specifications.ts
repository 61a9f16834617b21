// The specifications of a project: files in `specs/`, and the entry files of folders there.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const ENTRY = /^(openapi|swagger|api)\.(ya?ml|json)$/;

/** Relative to the working directory, sorted. */
export function findSpecifications(folder = 'specs'): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const at = path.posix.join(folder, entry.name);
      if (!entry.isDirectory()) return /\.(ya?ml|json)$/.test(entry.name) ? [at] : [];
      const inside = readdirSync(at).sort();
      const own = inside.find((name) => ENTRY.test(name) || name.startsWith(`${entry.name}.`));
      return own ? [path.posix.join(at, own)] : [];
    })
    .sort();
}
