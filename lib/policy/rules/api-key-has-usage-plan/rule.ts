// A key that belongs to no usage plan opens nothing, and limits nothing.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const apiKeyHasUsagePlan = defineRule({
  id: 'api-key-has-usage-plan',
  title: 'an API that asks for API keys has a usage plan',
  group: 'rate-limits',
  severity: 'error',
  aliases: ['c999cf62', 'b3a59b8e'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'every call is refused with 403, because no key is associated with the stage',
  hint: 'add `plans` to the root `x-gateway`',
  check: forApi(({ plan }) => {
    const keyed = plan.routes.filter(
      ({ authentication }) => authentication.kind !== 'none' && authentication.apiKey,
    );
    if (keyed.length === 0) return undefined;
    if (plan.usagePlans.length > 0) return [];
    return keyed.map(({ operation, method, resourcePath }) => ({
      at: operation.securityAt,
      message: `${method} ${resourcePath} asks for an API key, but there is no usage plan`,
    }));
  }),
});
