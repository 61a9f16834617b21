// Kept forever costs money and breaks storage limitation; kept by accident is both.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

export const logGroupHasRetention = defineRule({
  id: 'log-group-has-retention',
  title: 'log groups say how long they keep their events',
  group: 'logging',
  severity: 'warning',
  aliases: ['CKV_AWS_66', 'ef0b316a'],
  standards: [],
  risk: 'personal data in logs is kept forever',
  hint: 'set `retention_in_days`, for example 365',
  check: forResources('aws_cloudwatch_log_group', (group) =>
    requires(
      group,
      'retention_in_days',
      (days) => days !== undefined && Number(days) !== 0,
      `log group \`${group.address}\` keeps its events forever`,
    ),
  ),
});
