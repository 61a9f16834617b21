// What clients are told and what is deployed are written in two places of one file, and drift apart.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const serversMatchDomain = defineRule({
  id: 'servers-match-domain',
  title: 'the domain of the gateway is one of the servers',
  group: 'hygiene',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'clients call a host that is not this gateway, past its authentication and limits',
  hint: 'add the domain to `servers`, or correct `domain: { name: … }`',
  check: forModel(({ servers, annotations: { root } }) => {
    const { domain } = root;
    const hosts = servers.flatMap(({ url }) => /^[^/]*\/\/([^/:?#]+)/.exec(url)?.[1] ?? []);
    // A variable without a default may be any host.
    if (!domain || hosts.length === 0 || hosts.some((host) => host.includes('{'))) return undefined;
    if (hosts.some((host) => host.toLowerCase() === domain.name.toLowerCase())) return [];
    const listed = hosts.map((host) => `\`${host}\``).join(', ');
    return [
      {
        at: root.at.child('domain'),
        message: `the gateway is served at \`${domain.name}\`, the document names ${listed}`,
        related: servers.slice(0, 1).map(({ at, url }) => ({ at, message: `server \`${url}\`` })),
      },
    ];
  }),
});
