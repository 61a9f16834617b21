// Links from a response to the operation that comes next, and the callbacks of an operation.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { misplacedReference } from '../misplaced-reference.js';
import { type Checks, type Context, resolvedEntries } from './check.js';

export const links: Checks = {
  response: [
    (response, context) =>
      (response.get('links')?.entries() ?? []).flatMap(([, written]) => {
        const misplaced = misplacedReference(written, 'link', context.version, 'the link');
        const link = written.deref();
        return misplaced.length > 0 || !link ? misplaced : problemsOf(link, context);
      }),
  ],
  operation: [
    (operation, { version }) =>
      (operation.get('callbacks')?.entries() ?? []).flatMap(([, written]) =>
        misplacedReference(written, 'callback', version, 'the callback'),
      ),
  ],
};

function problemsOf(link: SpecNode, { operationIds }: Context): Diagnostic[] {
  const id = link.get('operationId');
  const reference = link.get('operationRef');
  if (id && reference) {
    const problem = 'names its operation twice';
    return [structureMessages.report('SPEC-083', reference.at, { problem })];
  }
  if (!id && !reference)
    return [structureMessages.report('SPEC-083', link.at, { problem: 'names no operation' })];
  // What it names in another file is not read.
  if (reference?.string?.startsWith('#') && !reference.follow(reference.string))
    return [structureMessages.report('SPEC-082', reference.at, { id: reference.string })];
  if (id?.string === undefined || operationIds.has(id.string)) return [];
  const near = nearest(id.string, [...operationIds]);
  return [structureMessages.report('SPEC-082', id.at, { id: id.string, near })];
}

/** The operationIds of a document's paths. */
export function operationIdsOf(root: SpecNode): ReadonlySet<string> {
  const operations = resolvedEntries(root.get('paths')).flatMap(([, item]) =>
    resolvedEntries(item),
  );
  return new Set(operations.flatMap(([, operation]) => operation.get('operationId')?.string ?? []));
}
