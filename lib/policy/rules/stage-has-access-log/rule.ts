// Without an access log nobody can say who called what.

import { defineRule } from '../../rule.js';
import { forResources, together } from '../../rule-kinds.js';
import { HTTP_STAGE, isSet, REST_STAGE } from '../../terraform/index.js';

export const stageHasAccessLog = defineRule({
  id: 'stage-has-access-log',
  title: 'stages write an access log',
  group: 'logging',
  severity: 'error',
  aliases: [
    'CKV_AWS_76',
    'AWS-0001',
    '1b6799eb',
    '625abc0e',
    'AwsSolutions-APIG1',
    'Serverless-APIGWAccessLogging',
    'API_GW_STAGE_ACCESS_LOGGING_RULE',
    'API_GWV2_ACCESS_LOGS_ENABLED',
    'W69',
    'W46',
    'APIGateway.9',
    'api-gwv2-access-logs-enabled',
    'apigatewayv2_api_access_logging_enabled',
  ],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'PCI DSS 4.0', requirement: '10.2.1' },
    { standard: 'HIPAA', requirement: '164.312(b)' },
    { standard: 'NIST 800-53r5', requirement: 'AU-12' },
  ],
  risk: 'attacks and misuse leave no trace',
  hint: 'add `access_log_settings` with a log group and a JSON format',
  check: together(
    forResources([REST_STAGE, HTTP_STAGE], (stage) =>
      isSet(stage.get('access_log_settings', 'destination_arn'))
        ? []
        : [{ at: stage.at(), message: `stage \`${stage.address}\` writes no access log` }],
    ),
    // A deployment that names a stage makes one, with no settings at all.
    forResources('aws_api_gateway_deployment', (deployment, graph) => {
      if (!isSet(deployment.get('stage_name'))) return undefined;
      if (graph.linked(deployment, REST_STAGE, 'deployment_id').found.length > 0) return undefined;
      const at = deployment.at('stage_name');
      return [{ at, message: `the stage of \`${deployment.address}\` writes no access log` }];
    }),
  ),
});
