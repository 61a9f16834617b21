// API Gateway answers from the cache by the cache key alone: without the caller in it, one caller gets
// another's answer.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const cacheTellsCallersApart = defineRule({
  id: 'cache-tells-callers-apart',
  title: 'cached answers of authenticated operations are kept apart by caller',
  group: 'authorization',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API1' }],
  risk: "one caller gets another caller's answer from the cache",
  hint: 'add `header.authorization` to `cache.key`, or remove `cache`',
  check: forApi(({ plan }) => {
    const cached = plan.routes.filter(
      ({ cache, authentication }) => cache && cache.ttl > 0 && authentication.kind !== 'none',
    );
    if (cached.length === 0) return undefined;
    return cached
      .filter(
        ({ cache }) => !cache?.key.some((key) => /^header\.(authorization|x-api-key)$/i.test(key)),
      )
      .map(({ operation, method, resourcePath, cache }) => ({
        at: operation.settings.at.cache ?? operation.at,
        message: `the cache key of ${method} ${resourcePath} is ${cache?.key.join(', ') || 'empty'}, without the caller`,
      }));
  }),
});
