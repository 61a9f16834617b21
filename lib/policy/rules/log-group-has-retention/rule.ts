// Kept forever costs money and breaks storage limitation; kept by accident is both.

import { defineRule, forResources } from '../../rule.js';
import { isSet } from '../../terraform-values.js';

export const logGroupHasRetention = defineRule({
  id: 'log-group-has-retention',
  title: 'log groups say how long they keep their events',
  group: 'logging',
  severity: 'warning',
  aliases: ['CKV_AWS_66', 'ef0b316a'],
  standards: [],
  risk: 'personal data in logs is kept forever',
  hint: 'set `retention_in_days`, for example 365',
  check: forResources('aws_cloudwatch_log_group', ({ address, values, at }) => {
    const retention = values['retention_in_days'];
    return isSet(retention) && retention !== 0
      ? []
      : [{ at: at(), message: `log group \`${address}\` keeps its events forever` }];
  }),
});
