// `Cache-Control: max-age=0` makes API Gateway ask the back end again: whoever may send it empties the cache.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

const ARGUMENT = 'require_authorization_for_cache_control';

export const cacheInvalidationNeedsAuthorization = defineRule({
  id: 'cache-invalidation-needs-authorization',
  title: 'callers need a permission to invalidate the cache',
  group: 'authorization',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'every caller can pass by the cache, and the load that it was to keep off reaches the back end',
  hint: `set \`${ARGUMENT} = true\``,
  check: forResources('aws_api_gateway_method_settings', (settings) => {
    if (!isTrue(settings.get('settings', 'caching_enabled'))) return undefined;
    const required = settings.get('settings', ARGUMENT);
    if (isUnknown(required)) return [undecided(settings.at('settings', ARGUMENT), ARGUMENT)];
    // API Gateway asks for the permission where nothing is said.
    if (required === undefined || isTrue(required)) return [];
    return [
      {
        at: settings.at('settings', ARGUMENT),
        message: `every caller may invalidate the cache of \`${settings.address}\``,
      },
    ];
  }),
});
