// The execution log says why API Gateway answered as it did.

import * as z from 'zod';
import { forSettingsOfStages } from '../../companions.js';
import { defineRule } from '../../rule.js';
import { forResources, requires, together } from '../../rule-kinds.js';
import { HTTP_STAGE } from '../../terraform/index.js';

const options = z.strictObject({
  levels: z
    .array(z.enum(['ERROR', 'INFO']))
    .default(['ERROR', 'INFO'])
    .describe('Levels that are accepted'),
});

export const stageHasExecutionLog = defineRule({
  id: 'stage-has-execution-log',
  title: 'stages write an execution log',
  group: 'logging',
  severity: 'warning',
  aliases: [
    'CKV2_AWS_4',
    'AwsSolutions-APIG6',
    'HIPAA.Security-APIGWExecutionLoggingEnabled',
    'NIST.800.53.R5-APIGWExecutionLoggingEnabled',
    'PCI.DSS.321-APIGWExecutionLoggingEnabled',
    'APIGateway.1',
    'api-gw-execution-logging-enabled',
    'API_GW_EXECUTION_LOGGING_ENABLED',
    'apigateway_restapi_logging_enabled',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(b)' },
    { standard: 'PCI DSS 4.0', requirement: '10.2.1' },
    { standard: 'NIST 800-53r5', requirement: 'AU-12' },
  ],
  risk: 'nobody can say why API Gateway refused a request or failed',
  hint: 'set `logging_level = "ERROR"` for `*/*` in an `aws_api_gateway_method_settings`',
  options,
  check: together(
    forSettingsOfStages('writes no execution log', (settings, message, { levels }) =>
      requires(settings, ['settings', 'logging_level'], isOneOf(levels), message),
    ),
    forResources(HTTP_STAGE, (stage, graph, { levels }) => {
      const [api] = graph.targets(stage, 'api_id');
      if (api?.get('protocol_type') !== 'WEBSOCKET') return undefined;
      const message = `stage \`${stage.address}\` writes no execution log`;
      return requires(stage, ['default_route_settings', 'logging_level'], isOneOf(levels), message);
    }),
  ),
});

function isOneOf(levels: readonly string[]): (value: unknown) => boolean {
  return (level) => levels.includes(String(level));
}
