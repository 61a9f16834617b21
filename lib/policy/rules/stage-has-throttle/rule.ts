// A stage without a throttle takes what all APIs of the account share.

import { forSettingsOfStages } from '../../companions.js';
import { defineRule, type Judgement } from '../../rule.js';
import { forResources, requires, together } from '../../rule-kinds.js';
import { type Block, HTTP_STAGE } from '../../terraform/index.js';

export const stageHasThrottle = defineRule({
  id: 'stage-has-throttle',
  title: 'stages have a throttle for all methods',
  group: 'rate-limits',
  severity: 'warning',
  aliases: ['Serverless-APIGWDefaultThrottling'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API4' },
    { standard: 'NIST 800-53r5', requirement: 'SC-5' },
  ],
  risk: 'a flood on one API uses up what all APIs of the account and region share',
  hint: 'set `throttling_rate_limit` and `throttling_burst_limit` for `*/*`',
  check: together(
    forSettingsOfStages('has no throttle for all methods', (settings, message) =>
      // -1 is the provider's default, and API Gateway's word for none.
      throttled(settings, 'settings', (limit) => Number(limit ?? -1) >= 0, message),
    ),
    forResources(HTTP_STAGE, (stage) =>
      throttled(
        stage,
        'default_route_settings',
        (limit) => Number(limit ?? 0) > 0,
        `stage \`${stage.address}\` has no throttle for all routes`,
      ),
    ),
  ),
});

/** Rate and burst; one finding where both are missing. */
function throttled(
  settings: Block,
  block: string,
  isLimit: (value: unknown) => boolean,
  message: string,
): Judgement[] {
  return ['throttling_rate_limit', 'throttling_burst_limit']
    .flatMap((limit) => requires(settings, [block, limit], isLimit, message))
    .slice(0, 1);
}
