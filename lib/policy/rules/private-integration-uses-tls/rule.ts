// Inside a network, too, there are others.

import { defineRule } from '../../rule.js';
import { forResources, requires, undecided } from '../../rule-kinds.js';
import { isSet, isUnknown } from '../../terraform/index.js';

export const privateIntegrationUsesTls = defineRule({
  id: 'private-integration-uses-tls',
  title: 'private integrations of HTTP APIs use TLS',
  group: 'transport',
  severity: 'warning',
  aliases: ['apigatewayv2-integration-private-https-enabled', 'APIGateway.10'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'SC-8' }],
  risk: 'requests and tokens travel in clear text through the network behind the gateway',
  hint: 'add `tls_config { server_name_to_verify = "<host of the certificate>" }`',
  check: forResources('aws_apigatewayv2_integration', (integration) => {
    const connection = integration.get('connection_type');
    if (isUnknown(connection))
      return [undecided(integration.at('connection_type'), 'connection_type')];
    if (connection !== 'VPC_LINK') return undefined;
    return requires(
      integration,
      ['tls_config', 'server_name_to_verify'],
      isSet,
      `\`${integration.address}\` calls its back end without TLS`,
    );
  }),
});
