// The custom domain's own TLS policy, which the endpoint's does not cover.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, requires, together } from '../../rule-kinds.js';
import type { Block } from '../../terraform/index.js';

/** `TLS_1_2` and the enhanced policies: API Gateway developer guide, "Security policies". */
const GOOD = /^(TLS_1_2|SecurityPolicy_TLS1[23]_.*)$/;

const options = z.strictObject({
  policies: z
    .array(z.string())
    .optional()
    .describe('Names of the policies that are accepted; any with TLS 1.2 or newer by default'),
});

export const domainRequiresTls12 = defineRule({
  id: 'domain-requires-tls-1-2',
  title: 'custom domains accept TLS 1.2 and newer only',
  group: 'transport',
  severity: 'error',
  aliases: [
    'CKV_AWS_206',
    'AWS-0005',
    '4e1cc5d3',
    'API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC',
    'W62',
    'apigateway-domain-name-tls-check',
    'FG_R00375',
    'APIGateway.11',
  ],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '4.2.1' },
    { standard: 'HIPAA', requirement: '164.312(e)(1)' },
    { standard: 'NIST 800-53r5', requirement: 'SC-8' },
  ],
  risk: 'clients can be forced down to a broken protocol version',
  hint: 'set `security_policy = "TLS_1_2"`',
  options,
  check: together(
    forResources('aws_api_gateway_domain_name', (domain, _, { policies }) =>
      accepted(domain, domain.address, policies),
    ),
    forResources('aws_apigatewayv2_domain_name', (domain, _, { policies }) =>
      domain
        .blocks('domain_name_configuration')
        .flatMap((block) => accepted(block, domain.address, policies)),
    ),
  ),
});

function accepted(block: Block, address: string, policies: readonly string[] | undefined) {
  return requires(
    block,
    'security_policy',
    (policy) => (policies ? policies.includes(String(policy)) : GOOD.test(String(policy))),
    `domain \`${address}\` has the security policy ${block.get('security_policy') ?? 'that API Gateway chooses'}`,
  );
}
