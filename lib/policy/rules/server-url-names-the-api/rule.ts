// An address that cannot be called is not an inventory.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';
import { serversOf } from '../../servers.js';

export const serverUrlNamesTheApi = defineRule({
  id: 'server-url-names-the-api',
  title: 'server addresses are complete and real',
  group: 'hygiene',
  severity: 'info',
  level: 'strict',
  aliases: ['a0bf7382', 'no-server-example.com'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'clients and inventories are made for an address that is not the API',
  hint: 'write the whole address, for example `https://api.example.org/v1`',
  check: forModel((model) => {
    const servers = serversOf(model);
    if (servers.length === 0) return undefined;
    return servers.flatMap(({ url, at }) => {
      const problem = problemOf(url);
      return problem ? [{ at, message: `server \`${url}\` ${problem}` }] : [];
    });
  }),
});

function problemOf(url: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return 'is no complete address';
  const host = /^[^/]*\/\/([^/:]*)/.exec(url)?.[1]?.toLowerCase() ?? '';
  return /^(localhost|127\.0\.0\.1|0\.0\.0\.0|example\.(com|org|net))$/.test(host)
    ? 'is a placeholder'
    : undefined;
}
