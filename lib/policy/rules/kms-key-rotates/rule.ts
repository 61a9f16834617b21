// A key that is used for years protects too much at once.

import { defineRule, forResources } from '../../rule.js';
import { mayBeTrue } from '../../terraform-values.js';

export const kmsKeyRotates = defineRule({
  id: 'kms-key-rotates',
  title: 'KMS keys are rotated',
  group: 'data-protection',
  severity: 'error',
  aliases: ['CKV_AWS_7', 'AWS-0065', '22fbfeac', 'AwsSolutions-KMS5', 'KMS.4'],
  standards: [{ standard: 'PCI DSS 4.0', requirement: '3.7.4' }],
  risk: 'one leaked key decrypts everything that was ever written',
  hint: 'set `enable_key_rotation = true`',
  check: forResources('aws_kms_key', ({ address, values, at }) => {
    // Asymmetric and HMAC keys cannot be rotated by AWS.
    const spec = values['customer_master_key_spec'];
    const symmetric = spec === undefined || spec === null || spec === 'SYMMETRIC_DEFAULT';
    return !symmetric || mayBeTrue(values['enable_key_rotation'])
      ? []
      : [{ at: at(), message: `key \`${address}\` is not rotated` }];
  }),
});
