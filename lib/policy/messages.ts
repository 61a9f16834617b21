// What the policy engine says about waivers and about itself.

import { defineCatalogue, message } from '../diagnostics/index.js';

export const policyMessages = defineCatalogue({
  'POL-001': message<{ rule: string; suggestion?: string }>({
    severity: 'error',
    message: ({ rule }) => `the waiver names rule \`${rule}\`, which does not exist`,
    hint: ({ suggestion }) =>
      suggestion ? `write \`${suggestion}\`` : 'run `portcullis rules` for the list of rules',
  }),
  'POL-002': message<{ rule: string; until: string }>({
    severity: 'warning',
    message: ({ rule, until }) =>
      `the waiver of \`${rule}\` expired on ${until} and no longer waives`,
    hint: () => 'fix the finding and remove the waiver, or have a new date approved',
  }),
  'POL-003': message<{ rule: string }>({
    severity: 'warning',
    message: ({ rule }) => `the waiver of \`${rule}\` waives nothing`,
    hint: () => 'remove it',
  }),
  'POL-004': message<{ rule: string; problem: string; fix: string }>({
    severity: 'error',
    message: ({ rule, problem }) => `the waiver of \`${rule}\` ${problem}: it waives nothing`,
    hint: ({ fix }) => fix,
  }),
  'POL-005': message<{ rule: string; what: string; name: string; suggestion?: string }>({
    severity: 'warning',
    message: ({ rule, what, name }) =>
      `the waiver of \`${rule}\` waives nothing: there is no ${what} \`${name}\``,
    hint: ({ what, suggestion }) =>
      suggestion ? `write \`${suggestion}\`` : `correct the ${what}, or remove the waiver`,
  }),
  'POL-006': message<{ problem: string; hint: string }>({
    severity: 'error',
    message: ({ problem }) => problem,
    hint: ({ hint }) => hint,
  }),
});
