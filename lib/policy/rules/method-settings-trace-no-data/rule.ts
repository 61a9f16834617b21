// Data trace writes whole requests and responses to the log, personal data and all.

import { defineRule, forResources } from '../../rule.js';
import { block } from '../../terraform-config.js';

export const methodSettingsTraceNoData = defineRule({
  id: 'method-settings-trace-no-data',
  title: 'requests and responses are not written to the execution log',
  group: 'data-protection',
  severity: 'error',
  aliases: ['CKV_AWS_276'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'bodies and headers with personal data and tokens are kept in the log',
  hint: 'remove `data_trace_enabled`',
  check: forResources('aws_api_gateway_method_settings', ({ address, values, at }) =>
    block(values, 'settings')?.['data_trace_enabled'] === true
      ? [
          {
            at: at('settings', 'data_trace_enabled'),
            message: `\`${address}\` logs full requests and responses`,
          },
        ]
      : [],
  ),
});
