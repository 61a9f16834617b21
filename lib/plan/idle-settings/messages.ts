// What is said of annotations that something else makes ineffective.

import { defineCatalogue, message } from '../../diagnostics/index.js';

interface Idle {
  /** The setting, as it is written. */
  readonly what: string;
  readonly why: string;
  readonly hint: string;
}

export const idleMessages = defineCatalogue({
  'PLAN-470': message<Idle>({
    severity: 'warning',
    message: ({ what, why }) => `${what} has no effect: ${why}`,
    hint: ({ hint }) => hint,
  }),
  /** Where the API would be weaker than it is asked to be. */
  'PLAN-471': message<Idle>({
    severity: 'error',
    message: ({ what, why }) => `${what} has no effect: ${why}`,
    hint: ({ hint }) => hint,
  }),
});
