// Who may decrypt everything needs no other right.

import { defineRule } from '../../rule.js';
import { forPolicyStatements } from '../../rule-kinds.js';

const DECRYPTS = /^kms:(Decrypt|ReEncryptFrom|ReEncrypt\*|\*)$/i;
const ANY_KEY = /^(\*|arn:[^:]*:kms:[^:]*:[^:]*:(\*|key\/\*))$/;

export const decryptNamesKeys = defineRule({
  id: 'decrypt-names-keys',
  title: 'IAM policies name the keys that may decrypt',
  group: 'authorization',
  severity: 'warning',
  aliases: [
    'KMS.1',
    'KMS.2',
    'iam-customer-policy-blocked-kms-actions',
    'iam-inline-policy-blocked-kms-actions',
  ],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-6' }],
  risk: 'data that other keys protect can be read as well',
  hint: 'list the ARNs of the keys in `Resource`',
  check: forPolicyStatements('identity', ({ effect, actions, resources, conditions }) => {
    const decrypts = actions.some((one) => DECRYPTS.test(String(one)));
    const anyKey = resources.some((one) => ANY_KEY.test(String(one)));
    const narrowed = Object.keys(conditions).length > 0;
    return effect === 'Allow' && decrypts && anyKey && !narrowed
      ? 'lets every key decrypt'
      : undefined;
  }),
});
