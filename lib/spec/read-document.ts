// One YAML or JSON file that is not a specification, as located data: a configuration, an overlay.

import path from 'node:path';
import type { Outcome } from '../diagnostics/index.js';
import { Location } from '../source/index.js';
import { specMessages } from './messages.js';
import type { SpecFile } from './node.js';
import { parseFile } from './parse-file.js';
import { readText } from './read-text.js';

/** Far more than anybody writes by hand. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface Document extends SpecFile {
  /** Its top. */
  readonly at: Location;
}

export interface DocumentOptions {
  /** The folder that its name is shown relative to. */
  readonly cwd: string;
  /** What to write, for whoever left it empty. */
  readonly hint: string;
  /** Where its name is written: there a file that does not exist is told. @default at the file */
  readonly from?: Location | undefined;
}

/** Reads a file. One that holds nothing, or comments only, is an error. */
export async function readDocument(
  file: string,
  { cwd, hint, from }: DocumentOptions,
): Promise<Outcome<Document>> {
  const absolute = path.resolve(cwd, file);
  const name = path.relative(cwd, absolute).split(path.sep).join('/');
  const read = readText(absolute, name, { maxBytes: MAX_BYTES });
  const empty = () => specMessages.report('SPEC-004', { file: name }, { name, hint });
  if ('problem' in read) {
    const { file: _, ...problem } = read.problem;
    if (problem.code === 'SPEC-001' && from) return { diagnostics: [{ ...problem, at: from }] };
    return { diagnostics: [problem.code === 'SPEC-004' ? empty() : read.problem] };
  }
  const parsed = await parseFile({ name, path: absolute, text: read.text });
  const { diagnostics } = parsed;
  if (!parsed.file) return { diagnostics };
  if (parsed.file.value === null) return { diagnostics: [...diagnostics, empty()] };
  return { value: { ...parsed.file, at: new Location(parsed.file.source) }, diagnostics };
}
