// Whoever reads that all servers are internal takes the API for one that nobody outside can reach.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const internalApiIsPrivate = defineRule({
  id: 'internal-api-is-private',
  title: 'an API whose servers are internal is not open to the internet',
  group: 'authorization',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API9' },
    { standard: 'NIST 800-53r5', requirement: 'SC-7' },
  ],
  risk: 'what was designed for colleagues is reached by everybody',
  hint: 'write `endpoint: { private: { vpcEndpoints: [vpce-…] } }`, or list its networks in `waf: { ips: { allow } }`; `x-internal: false` where it is for everybody',
  check: forModel(({ annotations: { root }, servers }) => {
    if (servers.length === 0 || !servers.every(({ internal }) => internal === true))
      return undefined;
    const { endpoint, waf } = root;
    if (endpoint.type === 'private' || (waf.enabled && waf.ips.allow.length > 0)) return [];
    return [
      {
        at: root.at.child('endpoint'),
        message: `all servers are internal, and the endpoint is ${endpoint.type}`,
        related: servers.map(({ at, url }) => ({ at, message: `server \`${url}\`` })),
      },
    ];
  }),
});
