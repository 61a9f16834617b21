// Examples: those that a document refers to exist, and those that it writes are of the type that they are an example of.

import { type Diagnostic, nearest } from '../../../diagnostics/index.js';
import type { SpecNode } from '../../node.js';
import { structureMessages } from '../messages.js';
import { misplacedReference } from '../misplaced-reference.js';
import { unfitBelow } from '../schemas/index.js';
import { type Check, type Checks, resolvedEntries } from './check.js';

const HERE = '#/components/examples/';

/** Only those of this file: files of examples are not read. */
const exist: Check = (node, { root, version }) => {
  const known = root.get('components')?.get('examples');
  return (node.get('examples')?.entries() ?? []).flatMap(([, example]) => {
    const { ref } = example;
    const misplaced = misplacedReference(example, 'example', version, 'the example');
    if (misplaced.length > 0 || !ref?.startsWith(HERE) || example.deref()) return misplaced;
    const names = known?.names().map((name) => HERE + name) ?? [];
    const near = nearest(ref, names);
    return [structureMessages.report('SPEC-092', example.at.child('$ref'), { ref, near })];
  });
};

/** In other media types a value is written as a text. */
const isJson = (type: unknown) => /[/+]json\b/i.test(String(type));

const areOfType: Check = (node) => typed(node, node.get('schema'));

function typed(node: SpecNode, schema: SpecNode | undefined): Diagnostic[] {
  return [
    ...unfitBelow(node.get('example'), 'example', schema),
    ...resolvedEntries(node.get('examples')).flatMap(([, example]) =>
      unfitBelow(example.get('value'), 'value', schema),
    ),
  ];
}

export const examples: Checks = {
  mediaType: [exist, (node, context) => (isJson(node.path.at(-1)) ? areOfType(node, context) : [])],
  parameter: [exist, areOfType],
  header: [exist, areOfType],
  response: [
    (response, { version }) =>
      version === '2.0'
        ? resolvedEntries(response.get('examples'))
            .filter(([type]) => isJson(type))
            .flatMap(([, value]) => unfitBelow(value, 'examples', response.get('schema')))
        : [],
  ],
};
