// A cache is one more place where the data lies, and one more key that must be right.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

const NEVER_CACHED: readonly string[] = ['pan', 'phi', 'secret'];

export const sensitiveDataNotCached = defineRule({
  id: 'sensitive-data-not-cached',
  title: 'card, health and secret data is not cached',
  group: 'data-protection',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API3' }],
  risk: 'the data stays in the cache after the request, and a wrong cache key gives it to another caller',
  hint: 'remove `cache` from the operation, or write `cache: false`',
  check: forApi(({ plan }) => {
    const cached = plan.routes.filter(({ cache }) => cache && cache.ttl > 0);
    if (cached.length === 0) return undefined;
    return cached.flatMap(({ operation, method, resourcePath, answeredClasses }) => {
      const found = answeredClasses.filter((data) => NEVER_CACHED.includes(data));
      if (found.length === 0) return [];
      return [
        {
          at: operation.settings.at.cache ?? operation.at,
          message: `${method} ${resourcePath} caches ${found.join(', ')} data`,
        },
      ];
    });
  }),
});
