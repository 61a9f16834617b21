// Many refused calls are somebody who tries what stolen credentials can do.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import {
  isSet,
  isUnknown,
  type TerraformGraph,
  type TerraformResource,
} from '../../terraform/index.js';

export const unauthorizedCallsRaiseAlarm = defineRule({
  id: 'unauthorized-calls-raise-alarm',
  title: 'refused calls of the AWS API raise an alarm',
  group: 'logging',
  severity: 'info',
  level: 'strict',
  aliases: ['AWS-0147', '4c18a45b', 'cloudwatch_log_metric_filter_unauthorized_api_calls'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'SI-4' }],
  risk: 'nobody notices when stolen credentials are tried',
  hint: 'add an `aws_cloudwatch_log_metric_filter` on `{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }`, and an alarm on its metric',
  check: forResources('aws_cloudtrail', (trail, graph) => {
    if (!isSet(trail.get('cloud_watch_logs_group_arn'))) return undefined;
    const filters = graph.ofType('aws_cloudwatch_log_metric_filter').filter(isAboutRefusals);
    if (filters.some((filter) => hasAlarm(filter, graph))) return [];
    const message = `nothing raises an alarm on the refused calls that \`${trail.address}\` records`;
    return [{ at: trail.at(), message }];
  }),
});

function isAboutRefusals(filter: TerraformResource): boolean {
  return /UnauthorizedOperation|AccessDenied/.test(String(filter.get('pattern')));
}

function hasAlarm(filter: TerraformResource, graph: TerraformGraph): boolean {
  const metric = filter.get('metric_transformation', 'name');
  return graph
    .ofType('aws_cloudwatch_metric_alarm')
    .some(
      (alarm) =>
        (!isUnknown(metric) && alarm.get('metric_name') === metric) ||
        alarm.references('metric_name').some(({ address }) => address === filter.configAddress),
    );
}
