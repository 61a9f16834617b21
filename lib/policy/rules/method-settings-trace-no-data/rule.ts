// Data trace writes whole requests and responses to the log, personal data and all.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires, together } from '../../rule-kinds.js';
import { HTTP_STAGE } from '../../terraform/index.js';

const ARGUMENT = 'data_trace_enabled';

export const methodSettingsTraceNoData = defineRule({
  id: 'method-settings-trace-no-data',
  title: 'requests and responses are not written to the execution log',
  group: 'data-protection',
  severity: 'error',
  aliases: ['CKV_AWS_276'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'CWE', requirement: '532' },
  ],
  risk: 'bodies and headers with personal data and tokens are kept in the log',
  hint: `remove \`${ARGUMENT}\``,
  check: together(
    forResources('aws_api_gateway_method_settings', (settings) =>
      requires(
        settings,
        ['settings', ARGUMENT],
        (traced) => !isTrue(traced),
        `\`${settings.address}\` logs full requests and responses`,
      ),
    ),
    forResources(HTTP_STAGE, (stage) => {
      const settings = ['default_route_settings', 'route_settings'].flatMap((name) =>
        stage.blocks(name),
      );
      if (settings.length === 0) return undefined;
      return settings.flatMap((one) =>
        requires(
          one,
          ARGUMENT,
          (traced) => !isTrue(traced),
          `\`${stage.address}\` logs full messages`,
        ),
      );
    }),
  ),
});
