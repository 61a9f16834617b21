// What there is to say about paths that are served by one greedy resource.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const collapseMessages = defineCatalogue({
  'PLAN-343': message<{ count: number; path: string; unchecked: boolean }>({
    severity: 'warning',
    message: ({ count, path, unchecked }) =>
      `${count} ${count === 1 ? 'operation is' : 'operations are'} served as ${path}: bodies and parameters are not validated, answers are not cached, and the lowest throttle holds for all of it${unchecked ? '; paths that the specification does not have reach the back end too' : ''}`,
    hint: () =>
      'validate in the back end; or remove `collapse`, and split the API or have the quota of resources raised',
  }),
  'PLAN-344': message<{ operation: string; other: string; what: string }>({
    severity: 'error',
    message: ({ operation, other, what }) =>
      `${operation} cannot be served by the same method as ${other}: ${what}`,
    hint: () =>
      'put `collapse` further down, so that it covers only one of the two, or make them alike; JWT, Basic and API keys can differ, because one function checks them by path',
  }),
  'PLAN-345': message<{ operation: string; why: string }>({
    severity: 'error',
    message: ({ operation, why }) => `${operation} cannot be collapsed: ${why}`,
    hint: () => 'put `collapse` on path items beside this operation instead of above it',
  }),
  'PLAN-346': message<{ path: string }>({
    severity: 'warning',
    message: ({ path }) => `there is no operation below ${path} to collapse`,
    hint: () => 'remove `collapse`',
  }),
  'PLAN-347': message<{ count: number; path: string }>({
    severity: 'info',
    message: ({ count, path }) =>
      `${count} ${count === 1 ? 'operation is' : 'operations are'} served as ${path}; the lowest throttle that a plan has for one holds for all of it`,
  }),
});
