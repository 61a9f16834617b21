// The specification of a new project: a copy of one that there is, below `specs/`, with the annotations without which
// it cannot be deployed.

import path from 'node:path';
import { SPECS } from '../../../stacks/specifications.js';
import { loadSpec, type SpecDocument } from '../../spec/index.js';
import { InputFailure } from '../failure.js';
import { type Annotated, annotate } from './annotate.js';
import type { NewFile } from './write-all.js';

export interface CopiedSpecification {
  /** The entry file first; none where the specification stands below `specs/` already. */
  readonly files: readonly NewFile[];
  /** What the copy got, unless the specification has annotations of its own. */
  readonly annotated?: Annotated;
}

/** Throws `InputFailure` where `file` is not a specification. */
export async function copySpecification(file: string): Promise<CopiedSpecification> {
  const { value: document, diagnostics } = await loadSpec(file);
  if (!document) throw new InputFailure(diagnostics);
  if (isBelow(path.resolve(SPECS), path.resolve(file))) return { files: [] };
  const isAnnotated = document.root.object?.['x-gateway'] !== undefined;
  const annotated = isAnnotated ? undefined : await annotate(document);
  const from = path.dirname(document.root.file.source.path);
  const to = folderFor(document);
  const files = document.files.map(({ source }) => ({
    file: path.posix.join(to, ...path.relative(from, source.path).split(path.sep)),
    content: annotated?.texts.get(source) ?? source.text,
  }));
  return { files, ...(annotated && { annotated }) };
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return !relative.startsWith('..') && !path.isAbsolute(relative);
}

/** Several files get a folder that is called as the entry file: that is how it is found there. */
function folderFor({ root, files }: SpecDocument): string {
  return files.length === 1
    ? SPECS
    : path.posix.join(SPECS, path.parse(root.file.source.path).name);
}
