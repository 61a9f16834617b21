// Names of components and tags, which generators make types and files of.

import { structureMessages } from '../messages.js';
import { repeated } from '../repeated.js';
import type { Checks } from './check.js';

const LISTS = ['schemes', 'consumes', 'produces'];

export const names: Checks = {
  document: [
    (root) =>
      repeated(
        (root.get('tags')?.items() ?? []).flatMap((tag) => tag.get('name') ?? []),
        'tags',
      ),
    (root) => LISTS.flatMap((key) => repeated(root.get(key)?.items() ?? [], key)),
  ],
  operation: [
    (operation) => LISTS.flatMap((key) => repeated(operation.get(key)?.items() ?? [], key)),
  ],
  components: [
    (components) =>
      components
        .entries()
        .filter(([section]) => !section.startsWith('x-'))
        .flatMap(([, section]) => section.entries())
        .filter(([name]) => !/^[a-zA-Z0-9._-]+$/.test(name))
        .map(([name, component]) =>
          structureMessages.report('SPEC-089', component.at.key(), { name }),
        ),
  ],
};
