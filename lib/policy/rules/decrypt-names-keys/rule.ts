// Who may decrypt everything needs no other right.

import { defineRule } from '../../rule.js';
import { forPolicyStatements } from '../../rule-kinds.js';

const DECRYPTING = ['kms:decrypt', 'kms:reencryptfrom'];
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
    const decrypts = actions.some((one) => decryptsBy(String(one).toLowerCase()));
    const anyKey = resources.some((one) => ANY_KEY.test(String(one)));
    const narrowed = Object.keys(conditions).length > 0;
    return effect === 'Allow' && decrypts && anyKey && !narrowed
      ? 'lets every key decrypt'
      : undefined;
  }),
});

/** Whether a pattern of actions of KMS names one that decrypts. What names everything is for other rules. */
function decryptsBy(pattern: string): boolean {
  if (!/^kms:[a-z*?]+$/.test(pattern)) return false;
  const matches = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
  return DECRYPTING.some((action) => matches.test(action));
}
