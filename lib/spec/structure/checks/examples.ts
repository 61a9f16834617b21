// Named examples that a document refers to.

import { nearest } from '../../../diagnostics/index.js';
import { structureMessages } from '../messages.js';
import type { Check, Checks } from './check.js';

const HERE = '#/components/examples/';

/** Only those of this file: files of examples are not read. */
const exist: Check = (node, { root }) => {
  const known = root.get('components')?.get('examples');
  return (node.get('examples')?.entries() ?? []).flatMap(([, example]) => {
    const { ref } = example;
    if (!ref?.startsWith(HERE) || example.deref()) return [];
    const names = known?.names().map((name) => HERE + name) ?? [];
    const near = nearest(ref, names);
    return [structureMessages.report('SPEC-092', example.at.child('$ref'), { ref, near })];
  });
};

export const examples: Checks = { mediaType: [exist], parameter: [exist], header: [exist] };
