// Access to the secret can be taken away by taking away the key.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const secretHasOwnKey = defineRule({
  id: 'secret-has-own-key',
  title: 'secrets are encrypted with a key of your own',
  group: 'data-protection',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_149',
    'AWS-0098',
    'a2f548f2',
    'b0d3ef3f',
    'HIPAA.Security-SecretsManagerUsingKMSKey',
    'NIST.800.53.R5-SecretsManagerUsingKMSKey',
    'PCI.DSS.321-SecretsManagerUsingKMSKey',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(a)(2)(iv)' },
    { standard: 'NIST 800-53r5', requirement: 'SC-28' },
  ],
  risk: 'access to the secret cannot be taken away by taking away the key',
  hint: 'set `kms_key_id` to a customer-managed key',
  check: forResources('aws_secretsmanager_secret', (secret) => {
    const key = secret.get('kms_key_id');
    if (!isSet(key))
      return [{ at: secret.at(), message: `secret \`${secret.address}\` has no key of its own` }];
    if (!/alias\/aws\//.test(String(key))) return [];
    const message = `secret \`${secret.address}\` is encrypted with a key of AWS`;
    return [{ at: secret.at('kms_key_id'), message }];
  }),
});
