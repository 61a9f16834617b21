// Without an access log nobody can say who called what.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const stageHasAccessLog = defineRule({
  id: 'stage-has-access-log',
  title: 'stages write an access log',
  group: 'logging',
  severity: 'error',
  aliases: [
    'CKV_AWS_76',
    'AWS-0001',
    '1b6799eb',
    'AwsSolutions-APIG1',
    'Serverless-APIGWAccessLogging',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'attacks and misuse leave no trace',
  hint: 'add `access_log_settings` with a log group and a JSON format',
  check: forResources('aws_api_gateway_stage', (stage) =>
    isSet(stage.get('access_log_settings', 'destination_arn'))
      ? []
      : [{ at: stage.at(), message: `stage \`${stage.address}\` writes no access log` }],
  ),
});
