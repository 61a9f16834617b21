// Metrics by method show which operation is attacked or failing.

import { forSettingsOfStages } from '../../companions.js';
import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires, together } from '../../rule-kinds.js';
import { HTTP_STAGE } from '../../terraform/index.js';

export const methodMetricsAreOn = defineRule({
  id: 'method-metrics-are-on',
  title: 'stages have metrics by method',
  group: 'logging',
  severity: 'info',
  level: 'strict',
  aliases: ['081069cb', 'CKV2_AWS_4', 'AC_AWS_0007'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AU-6' }],
  risk: 'nobody sees which operation is attacked or failing',
  hint: 'set `metrics_enabled = true` for `*/*`; in HTTP APIs, `detailed_metrics_enabled = true`',
  check: together(
    forSettingsOfStages('has no metrics by method', (settings, message) =>
      requires(settings, ['settings', 'metrics_enabled'], isTrue, message),
    ),
    forResources(HTTP_STAGE, (stage) =>
      requires(
        stage,
        ['default_route_settings', 'detailed_metrics_enabled'],
        isTrue,
        `stage \`${stage.address}\` has no metrics by route`,
      ),
    ),
  ),
});
