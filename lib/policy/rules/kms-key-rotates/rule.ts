// A key that is used for years protects too much at once.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';

export const kmsKeyRotates = defineRule({
  id: 'kms-key-rotates',
  title: 'KMS keys are rotated',
  group: 'data-protection',
  severity: 'error',
  aliases: ['CKV_AWS_7', 'AWS-0065', '22fbfeac', 'AwsSolutions-KMS5', 'KMS.4'],
  standards: [{ standard: 'PCI DSS 4.0', requirement: '3.7.4' }],
  risk: 'one leaked key decrypts everything that was ever written',
  hint: 'set `enable_key_rotation = true`',
  check: forResources('aws_kms_key', (key) => {
    // Asymmetric and HMAC keys cannot be rotated by AWS.
    const spec = key.get('customer_master_key_spec') ?? 'SYMMETRIC_DEFAULT';
    if (spec !== 'SYMMETRIC_DEFAULT') return undefined;
    return requires(key, 'enable_key_rotation', isTrue, `key \`${key.address}\` is not rotated`);
  }),
});
