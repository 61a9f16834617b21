// A plan without a throttle and a quota sells everything.

import { defineRule } from '../../rule.js';
import { forApi, forResources, together, undecided } from '../../rule-kinds.js';
import { isUnknown } from '../../terraform/index.js';

const LIMITS = [
  ['throttle_settings', 'rate_limit'],
  ['throttle_settings', 'burst_limit'],
  ['quota_settings', 'limit'],
] as const;

export const usagePlanHasLimits = defineRule({
  id: 'usage-plan-has-limits',
  title: 'usage plans have a throttle and a quota',
  group: 'rate-limits',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'one customer can use what all of them share',
  hint: 'add `throttle: { rate: 10, burst: 20 }` and `quota: { limit: 10000, per: day }`; in Terraform, the blocks `throttle_settings` and `quota_settings`',
  check: together(
    forApi(({ plan }) => {
      if (plan.usagePlans.length === 0) return undefined;
      return plan.usagePlans.flatMap(({ name, throttle, quota, at }) => {
        const missing = [...(throttle ? [] : ['throttle']), ...(quota ? [] : ['quota'])];
        if (missing.length === 0) return [];
        return [{ at, message: `usage plan \`${name}\` has no ${missing.join(' and no ')}` }];
      });
    }),
    forResources('aws_api_gateway_usage_plan', (plan) => {
      if (plan.generated) return undefined;
      const limits = LIMITS.map((path) => ({ path, value: plan.get(...path) }));
      // 0 is what the provider sends for a limit that is not set.
      const missing = limits.filter(({ value }) => !isUnknown(value) && Number(value ?? 0) === 0);
      if (missing.length > 0) {
        const names = missing.map(({ path }) => `\`${path.join('.')}\``).join(' and no ');
        return [{ at: plan.at(), message: `usage plan \`${plan.address}\` has no ${names}` }];
      }
      return limits
        .filter(({ value }) => isUnknown(value))
        .map(({ path }) => undecided(plan.at(...path), path.join('.')));
    }),
  ),
});
