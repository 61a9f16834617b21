// `public`: an operation without authentication, on purpose, with the reason.

import { type Annotation, last } from './annotation.js';
import { words } from './values.js';

export const publicAccess: Annotation<string, string> = {
  name: 'public',
  summary: 'Gives the reason why everybody may call an operation',
  scopes: ['operation'],
  schema: words('a reason, such as "load balancer probe"'),
  cascades: false,
  description:
    'Only an operation may be public: a reason that holds for a whole API or path would also cover the operations that are added later. The operation itself says `security: []`, or `{}` among its requirements where credentials are optional; this says why.',
  examples: [{ title: 'A health check', yaml: 'x-gateway:\n  public: load balancer probe' }],
  resolve: (chain) => last(chain)?.value,
};
