// A plan without a throttle and a quota sells everything.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const usagePlanHasLimits = defineRule({
  id: 'usage-plan-has-limits',
  title: 'usage plans have a throttle and a quota',
  group: 'rate-limits',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'one customer can use what all of them share',
  hint: 'add `throttle: { rate, burst }` and `quota: { limit, per }`',
  check: forApi(({ plan }) => {
    if (plan.usagePlans.length === 0) return undefined;
    return plan.usagePlans.flatMap(({ name, throttle, quota, at }) => {
      const missing = [...(throttle ? [] : ['throttle']), ...(quota ? [] : ['quota'])];
      if (missing.length === 0) return [];
      return [{ at, message: `usage plan \`${name}\` has no ${missing.join(' and no ')}` }];
    });
  }),
});
