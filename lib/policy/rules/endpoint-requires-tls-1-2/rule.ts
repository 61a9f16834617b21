// An explicit security policy of the API wins over ours; TLS 1.0 is not acceptable.

import { defineRule } from '../../rule.js';
import { forModel } from '../../rule-kinds.js';

const EXTENSION = 'x-amazon-apigateway-security-policy';

export const endpointRequiresTls12 = defineRule({
  id: 'endpoint-requires-tls-1-2',
  title: 'the endpoint accepts TLS 1.2 and newer only',
  group: 'transport',
  severity: 'error',
  aliases: [],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '4.2.1' },
    { standard: 'HIPAA', requirement: '164.312(e)(1)' },
    { standard: 'NIST 800-53r5', requirement: 'SC-8' },
  ],
  risk: 'clients can be forced down to a broken protocol version',
  hint: `remove \`${EXTENSION}\`, and a policy with TLS 1.2 or newer is set`,
  check: forModel((model) => {
    const policy = model.extensions[EXTENSION];
    if (typeof policy !== 'string') return undefined;
    if (policy !== 'TLS_1_0') return [];
    return [{ at: model.at.child(EXTENSION), message: `the security policy is \`${policy}\`` }];
  }),
});
