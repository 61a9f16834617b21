// One YAML or JSON file that is not a specification, as located data: a configuration, an overlay.

import path from 'node:path';
import type { Outcome } from '../diagnostics/index.js';
import { Location } from '../source/index.js';
import type { SpecFile } from './node.js';
import { parseFile } from './parse-file.js';
import { readText } from './read-text.js';

/** Far more than anybody writes by hand. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface Document extends SpecFile {
  /** Its top. */
  readonly at: Location;
}

/** Reads a file; it is shown relative to `cwd`. */
export async function readDocument(
  file: string,
  { cwd }: { readonly cwd: string },
): Promise<Outcome<Document>> {
  const absolute = path.resolve(cwd, file);
  const name = path.relative(cwd, absolute).split(path.sep).join('/');
  const read = readText(absolute, name, { maxBytes: MAX_BYTES });
  if ('problem' in read) return { diagnostics: [read.problem] };
  const parsed = parseFile({ name, path: absolute, text: read.text });
  const { diagnostics } = parsed;
  if (!parsed.file) return { diagnostics };
  return { value: { ...parsed.file, at: new Location(parsed.file.source) }, diagnostics };
}
