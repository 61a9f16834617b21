// Paths as a whole. Two that have a method in common are told where it is planned what serves them.

import type { Diagnostic } from '../../../diagnostics/index.js';
import { METHODS } from '../../methods.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { type Checks, resolvedEntries } from './check.js';

export const paths: Checks = {
  paths: [sameTemplates],
};

function sameTemplates(node: SpecNode): Diagnostic[] {
  const first = new Map<string, { readonly path: string; readonly methods: readonly string[] }>();
  return resolvedEntries(node).flatMap(([path, item]) => {
    const template = path.replaceAll(/\{[^{}]*\}/g, '{}');
    const methods = item.names().filter((key) => Object.hasOwn(METHODS, key));
    const known = first.get(template);
    if (!known) first.set(template, { path, methods });
    if (!known || methods.some((method) => known.methods.includes(method))) return [];
    const at = node.at.child(path).key();
    return [structureMessages.report('SPEC-093', at, { path, first: known.path })];
  });
}
