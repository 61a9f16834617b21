// Data trace writes whole requests and responses to the log, personal data and all.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';

export const methodSettingsTraceNoData = defineRule({
  id: 'method-settings-trace-no-data',
  title: 'requests and responses are not written to the execution log',
  group: 'data-protection',
  severity: 'error',
  aliases: ['CKV_AWS_276'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'bodies and headers with personal data and tokens are kept in the log',
  hint: 'remove `data_trace_enabled`',
  check: forResources('aws_api_gateway_method_settings', (settings) =>
    requires(
      settings,
      ['settings', 'data_trace_enabled'],
      (traced) => !isTrue(traced),
      `\`${settings.address}\` logs full requests and responses`,
    ),
  ),
});
