// What is wrong with the references of a specification: those to files that could not be used are told here, where
// they stand, those to values by the index.

import type { Diagnostic } from '../diagnostics/index.js';
import type { SpecFiles } from './files.js';
import { specMessages } from './messages.js';
import {
  absoluteTarget,
  isAddress,
  type Reference,
  type ReferenceIndex,
  splitRef,
  type WrittenReference,
} from './references.js';
import { kindOf } from './structure/kind-of.js';

export function checkReferences(
  references: readonly WrittenReference[],
  files: SpecFiles,
  index: ReferenceIndex,
): Diagnostic[] {
  return references.flatMap((one) => problemOf(one, files, index) ?? []);
}

export function isReference(written: WrittenReference): written is Reference {
  return typeof written.ref === 'string';
}

function problemOf(
  reference: WrittenReference,
  files: SpecFiles,
  index: ReferenceIndex,
): Diagnostic | undefined {
  const { file, path: where } = reference;
  if (!isReference(reference)) {
    const at = index.find(file, where)?.at.child('$ref');
    return specMessages.report('SPEC-039', at, { found: kindOf(reference.ref) });
  }
  const { file: name } = splitRef(reference.ref);
  const target = name === '' ? undefined : absoluteTarget(file, name);
  return target === undefined || files.read.has(target)
    ? index.problem(reference)
    : unavailable(reference, target, files, index);
}

/** Why the file that a reference names is not there; nothing where its own errors were told. */
function unavailable(
  { file, path: where, ref }: Reference,
  target: string,
  files: SpecFiles,
  index: ReferenceIndex,
): Diagnostic | undefined {
  const at = index.find(file, where)?.at.child('$ref');
  const refused = files.refused.get(target);
  const ofWeb = isAddress(target);
  if (!files.mayRead(target)) {
    return ofWeb
      ? specMessages.report('SPEC-030', at, { ref })
      : specMessages.report('SPEC-031', at, { ref, root: files.rootName });
  }
  if (refused?.code === 'broken') {
    const { reason } = refused;
    if (reason === '') return undefined;
    return specMessages.report(ofWeb ? 'SPEC-032' : 'SPEC-037', at, { ref, reason });
  }
  const near = refused?.near && withFile(ref, refused.near);
  return specMessages.report('SPEC-033', at, { ref, file: files.nameOf(target), near });
}

/** A reference with another file of the same folder in it. */
function withFile(ref: string, name: string): string {
  const { file, fragment } = splitRef(ref);
  const other = `${file.slice(0, file.lastIndexOf('/') + 1)}${name}`;
  return fragment === '' ? other : `${other}#${fragment}`;
}
