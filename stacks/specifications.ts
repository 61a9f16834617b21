// The specifications of a project: files in `specs/`, and the entry file of each folder there. One definition,
// for cdktf and for the command line.

import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Folder where specifications are looked for when none is named. */
export const SPECS = 'specs';

const DOCUMENT = /\.(ya?ml|json)$/;
/** The entry file of a folder, most likely first: these names, or the folder's own. */
const ENTRIES = ['openapi', 'swagger', 'api'];

/** Whether a file is named as specifications are: YAML or JSON. */
export const isDocumentName = (name: string): boolean => DOCUMENT.test(name);

/** Relative to the working directory, sorted. */
export function findSpecifications(folder = SPECS): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const at = path.posix.join(folder, entry.name);
      if (!entry.isDirectory()) return isDocumentName(entry.name) ? [at] : [];
      const documents = readdirSync(at).filter(isDocumentName).sort();
      const own = [...ENTRIES, entry.name]
        .map((stem) => documents.find((name) => name.replace(DOCUMENT, '') === stem))
        .find((name) => name !== undefined);
      return own ? [path.posix.join(at, own)] : [];
    })
    .sort();
}
