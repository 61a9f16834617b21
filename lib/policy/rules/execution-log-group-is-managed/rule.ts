// A log group that API Gateway makes by itself never expires and outlives the API.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import {
  isUnknown,
  REST_STAGE,
  settingsForAll,
  type TerraformResource,
} from '../../terraform/index.js';

const PREFIX = 'API-Gateway-Execution-Logs_';

export const executionLogGroupIsManaged = defineRule({
  id: 'execution-log-group-is-managed',
  title: 'the log group of the execution log is made by Terraform',
  group: 'logging',
  severity: 'info',
  level: 'strict',
  aliases: ['982aa526'],
  standards: [],
  risk: 'the log is kept forever, without a key of your own, and outlives the API',
  hint: `add an \`aws_cloudwatch_log_group\` named \`${PREFIX}\${aws_api_gateway_rest_api.<name>.id}/<stage>\``,
  check: forResources(REST_STAGE, (stage, graph) => {
    const writes = settingsForAll(stage, graph).found.some((one) =>
      ['ERROR', 'INFO'].includes(String(one.get('settings', 'logging_level'))),
    );
    const [api] = graph.targets(stage, 'rest_api_id');
    if (!writes || !api) return undefined;
    if (graph.ofType('aws_cloudwatch_log_group').some((group) => isOf(group, api))) return [];
    const message = `the execution log of \`${stage.address}\` goes to a log group that API Gateway makes`;
    return [{ at: stage.at(), message }];
  }),
});

function isOf(group: TerraformResource, api: TerraformResource): boolean {
  const name = group.get('name');
  if (!isUnknown(name)) return String(name).startsWith(`${PREFIX}${String(api.get('id'))}/`);
  // A plan does not say how the name begins.
  const begins = name.text === '' || name.text.startsWith(PREFIX);
  return begins && group.references('name').some(({ address }) => address === api.configAddress);
}
