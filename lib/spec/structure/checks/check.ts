// What a check of one kind of object is: it sees a well-formed map and says what OpenAPI asks for beyond its shape.

import type { Diagnostic } from '../../../diagnostics/index.js';
import type { SpecVersion } from '../../document.js';
import type { SpecNode } from '../../node.js';

export interface Context {
  readonly version: SpecVersion;
  readonly root: SpecNode;
  /** Every operationId of the document. */
  readonly operationIds: ReadonlySet<string>;
}

export type Check = (node: SpecNode, context: Context) => Iterable<Diagnostic>;

/** Checks by the kind of object, as `shapes.ts` calls them. */
export type Checks = Readonly<Record<string, readonly Check[]>>;

/** The items or members of a child, each at the end of its `$ref`s. */
export function resolvedItems(node: SpecNode | undefined): SpecNode[] {
  return node?.items().flatMap((item) => item.deref() ?? []) ?? [];
}

export function resolvedEntries(node: SpecNode | undefined): [string, SpecNode][] {
  return (node?.entries() ?? []).flatMap(([name, member]) => {
    const end = name.startsWith('x-') ? undefined : member.deref();
    return end ? [[name, end] as [string, SpecNode]] : [];
  });
}
