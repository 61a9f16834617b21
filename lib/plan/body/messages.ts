// Every message about the import body as a whole.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const bodyMessages = defineCatalogue({
  'PLAN-301': message<{ why: string }>({
    severity: 'info',
    message: ({ why }) => `descriptions are left out of the import body: ${why}`,
    hint: () => 'nothing to do: descriptions have no effect on what is served',
  }),
  'PLAN-302': message<{ what: string; name: string }>({
    severity: 'info',
    message: ({ what, name }) =>
      `the ${what} "${name}" has no meaning for API Gateway and is left out`,
  }),
  'PLAN-303': message<{ operation: string }>({
    severity: 'info',
    message: ({ operation }) => `API Gateway does not know that ${operation} is deprecated`,
    hint: () => 'send a Deprecation or Sunset header from the back end',
  }),
  'PLAN-305': message<{ problem: string }>({
    severity: 'error',
    message: ({ problem }) => `API Gateway would refuse the import: ${problem}`,
    hint: () => 'correct the extension; Portcullis keeps it as it is written',
  }),
});
