// Names of components, which generators make types and files of.

import { structureMessages } from '../messages.js';
import type { Checks } from './check.js';

export const names: Checks = {
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
