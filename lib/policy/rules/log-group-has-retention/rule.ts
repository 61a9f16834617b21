// Kept forever costs money and breaks storage limitation; kept by accident is both.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

const options = z.strictObject({
  forever: z.boolean().default(false).describe('Whether a written retention of 0 is accepted'),
});

export const logGroupHasRetention = defineRule({
  id: 'log-group-has-retention',
  title: 'log groups say how long they keep their events',
  group: 'logging',
  severity: 'warning',
  aliases: [
    'CKV_AWS_66',
    'ef0b316a',
    'HIPAA.Security-CloudWatchLogGroupRetentionPeriod',
    'NIST.800.53.R5-CloudWatchLogGroupRetentionPeriod',
    'PCI.DSS.321-CloudWatchLogGroupRetentionPeriod',
    'CW_LOGGROUP_RETENTION_PERIOD_CHECK',
    'W86',
    'cloudwatch_log_group_retention_policy_specific_days_enabled',
  ],
  standards: [
    { standard: 'GDPR', requirement: 'Art. 5(1)(e)' },
    { standard: 'PCI DSS 4.0', requirement: '3.2.1' },
    { standard: 'NIST 800-53r5', requirement: 'SI-12' },
  ],
  risk: 'personal data in logs is kept forever',
  hint: 'set `retention_in_days`, for example 365',
  options,
  check: forResources('aws_cloudwatch_log_group', (group, _, { forever }) =>
    requires(
      group,
      'retention_in_days',
      (days) => days !== undefined && (forever || Number(days) !== 0),
      `log group \`${group.address}\` keeps its events forever`,
    ),
  ),
});
