// API Gateway takes ten megabytes; few operations want them.

import { defineRule } from '../../rule.js';
import { forRoutes } from '../../rule-kinds.js';

export const bodySizeIsLimited = defineRule({
  id: 'body-size-is-limited',
  title: 'request bodies have a largest size',
  group: 'input-validation',
  severity: 'warning',
  level: 'strict',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'bodies up to the 10 MB of API Gateway fill memory behind it, one call at a time',
  hint: 'remove `waf: false`: the web ACL refuses bodies above `waf: { bodySize: … }`',
  check: forRoutes(
    ({ operation }) => operation.requestBody !== undefined,
    ({ method, resourcePath, operation }, { plan }) =>
      plan.waf
        ? []
        : [
            {
              at: operation.requestBody?.at ?? operation.at,
              message: `${method} ${resourcePath} takes bodies up to 10 MB`,
            },
          ],
  ),
});
