// Clients generated from the document connect to what `servers` says.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const serversUseHttps = defineRule({
  id: 'servers-use-https',
  title: 'every server of the document is https',
  group: 'transport',
  severity: 'error',
  aliases: [
    'owasp:api8:2023-no-server-http',
    'owasp:api8:2023-no-scheme-http',
    'CKV_OPENAPI_18',
    'CKV_OPENAPI_7',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'clients send tokens and data in clear text',
  hint: 'write https',
  check: forApi(({ model }) =>
    model.servers.length === 0
      ? undefined
      : model.servers
          .filter(({ url }) => /^(http|ws):/i.test(url))
          .map(({ url, at }) => ({ at, message: `server \`${url}\` is not encrypted` })),
  ),
});
