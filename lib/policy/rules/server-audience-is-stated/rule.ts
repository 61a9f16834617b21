// Whoever reads an inventory asks first who can reach a server.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const serverAudienceIsStated = defineRule({
  id: 'server-audience-is-stated',
  title: 'every server says whether it is internal',
  group: 'hygiene',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api9:2023-inventory-access'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'internal servers are published, or public ones left out of reviews',
  hint: 'add `x-internal: true` or `x-internal: false` to the server',
  check: forModel(({ sourceVersion, servers }) => {
    // In 2.0 there is no place to say it.
    if (sourceVersion === '2.0' || servers.length === 0) return undefined;
    return servers
      .filter(({ internal }) => internal === undefined)
      .map(({ at, url }) => ({ at, message: `server \`${url}\` does not say who it is for` }));
  }),
});
