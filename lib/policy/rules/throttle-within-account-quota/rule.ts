// A throttle above what the account has is no throttle.

import type { Location } from '../../../source/index.js';
import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

/** Per account and region: Amazon API Gateway quotas, "Throttle quota per account, per Region". */
const ACCOUNT = { rate: 10_000, burst: 5_000 };

export const throttleWithinAccountQuota = defineRule({
  id: 'throttle-within-account-quota',
  title: "throttles stay within the account's quota",
  group: 'rate-limits',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API4' }],
  risk: 'one API can use up what all APIs of the account and region share',
  // A burst is never below its rate.
  hint: `set rate and burst to ${ACCOUNT.burst} or less each`,
  check: forApi(({ plan }) => {
    const places = new Map<string, { at: Location; rate: number; burst: number }>();
    for (const { throttle, at } of plan.methodSettings)
      places.set(at.pointer + at.file, { at, ...throttle });
    if (places.size === 0) return undefined;
    return [...places.values()]
      .filter(({ rate, burst }) => rate > ACCOUNT.rate || burst > ACCOUNT.burst)
      .map(({ at, rate, burst }) => ({
        at,
        message: `the throttle allows ${rate} requests per second, burst ${burst}`,
      }));
  }),
});
