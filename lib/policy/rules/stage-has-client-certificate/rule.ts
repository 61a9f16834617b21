// Back ends on the internet can be called past the gateway, unless it can prove who it is.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import {
  apisOf,
  isSet,
  isUnknown,
  type TerraformGraph,
  type TerraformResource,
} from '../../terraform/index.js';

const options = z.strictObject({
  always: z.boolean().default(false).describe('Whether every stage needs one'),
});

export const stageHasClientCertificate = defineRule({
  id: 'stage-has-client-certificate',
  title: 'the gateway proves to back ends on the internet who it is',
  group: 'transport',
  severity: 'warning',
  level: 'strict',
  aliases: [
    'CKV2_AWS_51',
    '0b4869fc',
    'HIPAA.Security-APIGWSSLEnabled',
    'NIST.800.53.R5-APIGWSSLEnabled',
    'PCI.DSS.321-APIGWSSLEnabled',
    'APIGateway.2',
    'api-gw-ssl-enabled',
    'apigateway_restapi_client_certificate_enabled',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(e)(1)' },
    { standard: 'NIST 800-53r5', requirement: 'SC-23' },
  ],
  risk: 'anyone who finds the address of the back end calls it past the gateway',
  hint: 'set `client_certificate_id` to an `aws_api_gateway_client_certificate`, and check the certificate in the back end',
  options,
  check: forResources('aws_api_gateway_stage', (stage, graph, { always }) => {
    // Back ends of a specification authenticate the gateway by what its `backend` says.
    if (stage.generated) return undefined;
    if (isSet(stage.get('client_certificate_id'))) return [];
    const message = `stage \`${stage.address}\` presents no certificate to its back ends`;
    if (always) return [{ at: stage.at(), message }];
    const calls = publicBackends(stage, graph);
    if (calls === 'unknown') return [undecided(stage.at(), 'uri')];
    return calls === 0 ? undefined : [{ at: stage.at(), message }];
  }),
});

/** How many integrations of the stage's API call a back end over the internet. */
function publicBackends(stage: TerraformResource, graph: TerraformGraph): number | 'unknown' {
  const targets = graph.targets(stage, 'rest_api_id');
  const { apis, methods } = apisOf(graph);
  const api = apis.find(({ resource }) => targets.includes(resource));
  if (!api || isUnknown(api.document?.value)) return 'unknown';
  const integrations = methods
    .filter((method) => method.api === api)
    .flatMap(({ integration }) => integration ?? []);
  if (integrations.some(({ type }) => isUnknown(type.value))) return 'unknown';
  return integrations.filter(
    ({ type, connectionType }) =>
      /^HTTP/.test(String(type.value)) && connectionType.value !== 'VPC_LINK',
  ).length;
}
