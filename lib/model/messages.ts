// What reading the model has to say: little, because structure was checked before.

import { defineCatalogue, message } from '../diagnostics/index.js';

export const modelMessages = defineCatalogue({
  'MOD-001': message<{ name: string; path: string }>({
    severity: 'warning',
    message: ({ name, path }) =>
      `operationId \`${name}\` is used more than once; ${path} goes by its method and path`,
    hint: () => 'give each operation an operationId of its own',
  }),
  'MOD-002': message<{ ref: string }>({
    severity: 'warning',
    message: ({ ref }) => `the dynamic reference \`${ref}\` is read as an ordinary one`,
    hint: () => 'use `$ref` where the target does not depend on the caller',
  }),
});
