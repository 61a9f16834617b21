// Traffic that is recorded today can be decrypted later, unless its keys were agreed on post-quantum.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

export const domainHasPostQuantumPolicy = defineRule({
  id: 'domain-has-post-quantum-policy',
  title: 'custom domains agree on keys that a quantum computer cannot break',
  group: 'transport',
  severity: 'info',
  level: 'strict',
  aliases: ['apigateway_domain_name_pqc_tls_enabled'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'SC-8(1)' }],
  risk: 'traffic that is recorded today can be decrypted once quantum computers exist',
  hint: 'set `security_policy = "SecurityPolicy_TLS13_1_2_PQ_2025_09"`',
  check: forResources('aws_api_gateway_domain_name', (domain) => {
    // What the specification describes has TLS_1_2: the enhanced policies exclude mutual TLS.
    if (domain.generated) return undefined;
    return requires(
      domain,
      'security_policy',
      (policy) => /^SecurityPolicy_.*_PQ_/.test(String(policy)),
      `the security policy of \`${domain.address}\`, ${domain.get('security_policy') ?? 'TLS_1_2 (by default)'}, is not post-quantum`,
    );
  }),
});
