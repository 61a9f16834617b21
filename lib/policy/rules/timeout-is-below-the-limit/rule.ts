// At the gateway's own limit the caller gets a 504 and never learns whether the call took effect.

import type { Location } from '../../../source/index.js';
import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

/** Seconds: Amazon API Gateway quotas, "Integration timeout". */
const LIMIT = 29;

export const timeoutIsBelowTheLimit = defineRule({
  id: 'timeout-is-below-the-limit',
  title: "back ends have a timeout below the gateway's limit",
  group: 'resilience',
  severity: 'info',
  // The default is the limit itself: who has chosen nothing would be told so by every check.
  level: 'strict',
  aliases: [],
  standards: [],
  risk: 'a back end that hangs keeps callers and connections waiting for the longest possible time',
  hint: 'set `backend: { timeout: 10s }`, somewhat more than the slowest answer that is worth waiting for',
  check: forApi(({ plan }) => {
    const places = new Map<string, { at: Location; timeout: number }>();
    for (const { backend, operation } of plan.routes) {
      if (!backend || backend.kind === 'mock') continue;
      const at = operation.settings.at.backend?.child('timeout') ?? plan.at;
      places.set(`${at.file}#${at.pointer}`, { at, timeout: backend.timeout });
    }
    if (places.size === 0) return undefined;
    return [...places.values()]
      .filter(({ timeout }) => timeout >= LIMIT)
      .map(({ at, timeout }) => ({
        at,
        message: `the back end may take ${timeout} s, the longest that API Gateway waits`,
      }));
  }),
});
