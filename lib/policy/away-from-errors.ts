// What rules say of a document that was read in part: some of it would be about what could not be read.

import type { Diagnostic } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import type { Finding } from './finding.js';

/**
 * The findings that have nothing to do with the errors of a document. Left out are those at the place of an error or
 * inside it, those of the object that it stands in, or that the list stands in of which it is one, which may say that
 * it is missing, and those of rules that the damage was too much for.
 */
export function awayFromErrors(
  findings: readonly Finding[],
  diagnostics: readonly Diagnostic[],
): Finding[] {
  const errors = new Set<string>();
  const above = new Set<string>();
  for (const { severity, at } of diagnostics) {
    if (severity !== 'error' || !at) continue;
    const path = pathOf(at);
    errors.add(placeOf(at, path));
    for (const levels of [1, 2]) above.add(placeOf(at, path.slice(0, -levels)));
  }
  return findings.filter(({ at, verdict }) => {
    const path = pathOf(at);
    if (verdict === 'error' || above.has(placeOf(at, path))) return false;
    return path.every((_, depth) => !errors.has(placeOf(at, path.slice(0, depth + 1))));
  });
}

/** A reference that leads nowhere is an error of the object that it stands for. */
function pathOf({ pointer }: Location): string[] {
  const path = pointer.split('/').slice(1);
  return path.at(-1) === '$ref' ? path.slice(0, -1) : path;
}

function placeOf({ file }: Location, path: readonly string[]): string {
  return `${file}#${path.join('/')}`;
}
