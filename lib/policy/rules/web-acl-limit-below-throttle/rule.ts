// The throttle is shared by all callers, the web ACL's limit is each caller's own: beside a smaller throttle it never acts.

import type { Throttle, WafRateLimit } from '../../../annotations/index.js';
import type { Location } from '../../../source/index.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

export const webAclLimitBelowThrottle = defineRule({
  id: 'web-acl-limit-below-throttle',
  title: "one caller's limit is below what the throttle lets through",
  group: 'rate-limits',
  severity: 'warning',
  level: 'strict',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API4' },
    { standard: 'NIST 800-53r5', requirement: 'SC-5' },
  ],
  risk: 'one caller can use up the throttle, and everybody else is answered 429',
  hint: 'lower the `requests` of `waf.rateLimit`, or raise the `rate` of `throttle`',
  check: forModel(({ annotations: { root }, operations }) => {
    const { waf, defaults } = root;
    if (!waf.enabled || operations.length === 0) return undefined;
    return [
      ...judge(waf.rateLimit, defaults.throttle, root.at.child('waf', 'rateLimit')),
      ...operations.flatMap(({ settings: { rateLimit, throttle, at } }) =>
        rateLimit && at.rateLimit
          ? judge(rateLimit, throttle ?? defaults.throttle, at.rateLimit)
          : [],
      ),
    ];
  }),
});

function judge(limit: WafRateLimit, throttle: Throttle | undefined, at: Location): Judgement[] {
  const rate = limit.requests / limit.per;
  if (!throttle || rate < throttle.rate) return [];
  const message = `one caller may send ${perSecond(rate)}, the throttle lets ${perSecond(throttle.rate)} of all callers through`;
  return [{ at, message }];
}

function perSecond(rate: number): string {
  return `${Number(rate.toPrecision(3))}/s`;
}
