// A trace shows where a request went and where it was slow or failed.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const tracingIsOn = defineRule({
  id: 'tracing-is-on',
  title: 'requests are traced',
  group: 'logging',
  severity: 'warning',
  aliases: ['CKV_AWS_73', 'AWS-0003', '5813ef56', 'APIGateway.3', 'api-gw-xray-enabled'],
  standards: [],
  risk: 'failures and slow calls cannot be followed from the gateway to the back end',
  hint: 'remove `tracing: false`',
  check: forApi(({ model, plan }) =>
    plan.logging.settings.tracing
      ? []
      : [
          {
            at: model.annotations.root.at.child('logging', 'tracing'),
            message: 'X-Ray tracing is off',
          },
        ],
  ),
});
