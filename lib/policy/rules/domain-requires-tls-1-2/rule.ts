// The custom domain's own TLS policy, which the endpoint's does not cover.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

/** `TLS_1_2` and the enhanced policies: API Gateway developer guide, "Security policies". */
const GOOD = /^(TLS_1_2|SecurityPolicy_TLS1[23]_.*)$/;

export const domainRequiresTls12 = defineRule({
  id: 'domain-requires-tls-1-2',
  title: 'custom domains accept TLS 1.2 and newer only',
  group: 'transport',
  severity: 'error',
  aliases: ['CKV_AWS_206', 'AWS-0005', '4e1cc5d3', 'W62', 'FG_R00375'],
  standards: [],
  risk: 'clients can be forced down to a broken protocol version',
  hint: 'set `security_policy = "TLS_1_2"`',
  check: forResources('aws_api_gateway_domain_name', (domain) =>
    requires(
      domain,
      'security_policy',
      (policy) => GOOD.test(String(policy)),
      `domain \`${domain.address}\` has the security policy ${domain.get('security_policy') ?? 'TLS_1_0 (by default)'}`,
    ),
  ),
});
