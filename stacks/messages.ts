// What is wrong with a deployment's settings.

import { defineCatalogue, message } from '../lib/diagnostics/index.js';

export const stackMessages = defineCatalogue({
  'STACK-001': message<{ bucket: string }>({
    severity: 'error',
    message: ({ bucket }) => `the region of the state bucket \`${bucket}\` is not set`,
    hint: () => 'set PORTCULLIS_STATE_REGION, or `state: { region }` in the context of cdktf.json',
  }),
  'STACK-002': message<{ environment: string }>({
    severity: 'error',
    message: ({ environment }) => `\`${environment}\` cannot be the name of an environment`,
    hint: () =>
      'use at most 24 letters, digits and hyphens, such as `production`: it is part of names in AWS',
  }),
  'STACK-003': message<{ name: string; file: string }>({
    severity: 'error',
    message: ({ name, file }) => `the name \`${name}\` is taken by \`${file}\``,
    hint: () => 'give one of them another `x-gateway: { name: … }`',
  }),
  'STACK-004': message<{ source: string; reason: string }>({
    severity: 'error',
    message: ({ source, reason }) => `the context in \`${source}\` cannot be read: ${reason}`,
    hint: ({ source }) => `write \`${source}\` as one JSON object`,
  }),
});
