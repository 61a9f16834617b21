// The components of the entry document, and which of them anything refers to.

import { isObject, type SpecDocument, type SpecNode } from '../spec/index.js';
import type { Component } from './api-model.js';

/** How members of each section are called. Security schemes are named by requirements, not by references. */
const KINDS: Readonly<Record<string, string>> = {
  schemas: 'schema',
  definitions: 'schema',
  responses: 'response',
  parameters: 'parameter',
  requestBodies: 'request body',
  headers: 'header',
  examples: 'example',
  links: 'link',
  callbacks: 'callback',
  pathItems: 'path item',
};

export function readComponents({ root, version, references }: SpecDocument): Component[] {
  const parent = version === '2.0' ? root : root.get('components');
  const sections =
    version === '2.0' ? ['definitions', 'responses', 'parameters'] : Object.keys(KINDS);
  const depth = (parent?.path.length ?? 0) + 2;
  const used = new Set<string>();
  const use = (node: SpecNode | undefined): void => {
    if (node && node.file === root.file) used.add(keyOf(node.path.slice(0, depth)));
  };
  for (const node of new Set(references.map(({ file, ref }) => root.inFile(file).follow(ref))))
    use(node);
  const members = sections.flatMap((section) =>
    (parent?.get(section)?.entries() ?? [])
      .filter(([name]) => !name.startsWith('x-'))
      .map(([name, node]) => ({ name, node, kind: KINDS[section] ?? section })),
  );
  const schemas = members.filter(({ kind }) => kind === 'schema');
  for (const { node } of schemas) {
    for (const mapped of mappedBy(node))
      use(schemas.find(({ name }) => name === mapped)?.node ?? node.follow(mapped));
    if (extendsADiscriminated(node)) use(node);
  }
  return members.map(({ name, kind, node }) => ({
    name,
    kind,
    used: used.has(keyOf(node.path)),
    at: node.at,
  }));
}

const keyOf = (path: SpecNode['path']): string => JSON.stringify(path);

/** Names and references in the discriminator of a schema. */
function mappedBy(schema: SpecNode): string[] {
  const mapping = schema.get('discriminator')?.get('mapping')?.value;
  return isObject(mapping) ? Object.values(mapping).filter((one) => typeof one === 'string') : [];
}

/** A subtype is found by its name in the data; nothing has to refer to it. */
function extendsADiscriminated(schema: SpecNode): boolean {
  const parents = schema.get('allOf')?.items() ?? [];
  return parents.some((parent) => parent.ref !== undefined && parent.deref()?.get('discriminator'));
}
