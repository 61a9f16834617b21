// The default policy of a key trusts IAM.

import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const kmsKeyHasPolicy = defineRule({
  id: 'kms-key-has-policy',
  title: 'KMS keys have a policy of their own',
  group: 'authorization',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV2_AWS_64'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-3' }],
  risk: 'every identity of the account that IAM lets use keys can use this one',
  hint: 'set `policy`, or add an `aws_kms_key_policy`',
  check: forResources('aws_kms_key', (key, graph) => {
    if (isSet(key.get('policy'))) return [];
    const { found, unsure } = graph.linked(key, 'aws_kms_key_policy', 'key_id');
    if (found.length > 0) return [];
    return unsure
      ? [undecided(key.at(), 'key_id')]
      : [{ at: key.at(), message: `\`${key.address}\` has the policy that AWS gives by default` }];
  }),
});
