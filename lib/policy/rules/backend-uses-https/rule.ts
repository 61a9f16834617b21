// Behind the gateway the same data travels on.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const backendUsesHttps = defineRule({
  id: 'backend-uses-https',
  title: 'back ends are called over https',
  group: 'transport',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'requests and tokens travel in clear text between the gateway and the back end',
  hint: 'write the back end with https',
  check: forApi(({ plan }) => {
    const urls = plan.routes.flatMap(({ backend, operation }) =>
      backend && 'url' in backend
        ? [{ url: backend.url, at: operation.settings.at.backend ?? plan.at }]
        : [],
    );
    if (urls.length === 0) return undefined;
    return urls
      .filter(({ url }) => /^http:/i.test(url))
      .map(({ url, at }) => ({ at, message: `back end \`${url}\` is not encrypted` }));
  }),
});
