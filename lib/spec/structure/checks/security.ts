// Security schemes that nobody defined, where nothing is served: what is served is told when it is planned.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import { methodOf } from '../../methods.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type Checks, type Context, resolvedEntries } from './check.js';

export const security: Checks = {
  document: [
    (root) => [
      ...(operationsIn(root.get('paths')).every((operation) => operation.get('security'))
        ? undefinedIn(root.get('security'), root)
        : []),
      ...operationsIn(root.get('webhooks')).flatMap((operation) => ofOperation(operation, root)),
    ],
  ],
  operation: [
    (operation, { root }: Context) =>
      resolvedEntries(operation.get('callbacks'))
        .flatMap(([, callback]) => operationsIn(callback))
        .flatMap((one) => ofOperation(one, root)),
  ],
};

function ofOperation(operation: SpecNode, root: SpecNode): Diagnostic[] {
  return undefinedIn(operation.get('security'), root);
}

function operationsIn(paths: SpecNode | undefined): SpecNode[] {
  return resolvedEntries(paths).flatMap(([, item]) =>
    resolvedEntries(item).flatMap(([key, operation]) => (methodOf(key) ? [operation] : [])),
  );
}

function undefinedIn(requirements: SpecNode | undefined, root: SpecNode): Diagnostic[] {
  const schemes = root.get('securityDefinitions') ?? root.get('components')?.get('securitySchemes');
  const defined = schemes?.names() ?? [];
  return (requirements?.items() ?? [])
    .flatMap((one) => one.entries())
    .filter(([name]) => !defined.includes(name))
    .map(([name, { at }]) =>
      structureMessages.report('SPEC-096', at.key(), { name, near: nearest(name, defined) }),
    );
}
