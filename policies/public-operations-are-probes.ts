// A rule of an organisation's own, over the specification and what is made of it.

import { defineRule, forApi } from 'portcullis/policy';

const PROBES = ['/health', '/ready', '/version'];

export const rule = defineRule({
  id: 'public-operations-are-probes',
  title: 'only probes are public',
  group: 'authentication',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'whatever is public is read by everyone, and paid for by us',
  hint: `ask for authentication, or move the operation to one of ${PROBES.join(', ')}`,
  check: forApi(({ model }) =>
    model.operations
      .filter(({ settings, path }) => settings.public !== undefined && !PROBES.includes(path))
      .map(({ at, method, path }) => ({
        at,
        message: `${method} ${path} is public and no probe`,
      })),
  ),
});
