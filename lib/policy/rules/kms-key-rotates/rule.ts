// A key that is used for years protects too much at once.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const kmsKeyRotates = defineRule({
  id: 'kms-key-rotates',
  title: 'KMS keys are rotated',
  group: 'data-protection',
  severity: 'error',
  aliases: [
    'CKV_AWS_7',
    'AWS-0065',
    '22fbfeac',
    'AwsSolutions-KMS5',
    'NIST.800.53.R5-KMSBackingKeyRotationEnabled',
    'PCI.DSS.321-KMSBackingKeyRotationEnabled',
    'CMK_BACKING_KEY_ROTATION_ENABLED',
    'F19',
    'KMS.4',
    'kms_cmk_rotation_enabled',
  ],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '3.7.4' },
    { standard: 'HIPAA', requirement: '164.312(a)(2)(iv)' },
    { standard: 'NIST 800-53r5', requirement: 'SC-12' },
  ],
  risk: 'one leaked key decrypts everything that was ever written',
  hint: 'set `enable_key_rotation = true`',
  check: forResources('aws_kms_key', (key) => {
    // AWS rotates neither asymmetric and HMAC keys nor those of a key store of one's own.
    const spec = key.get('customer_master_key_spec') ?? 'SYMMETRIC_DEFAULT';
    if (spec !== 'SYMMETRIC_DEFAULT' || isSet(key.get('custom_key_store_id'))) return undefined;
    return requires(key, 'enable_key_rotation', isTrue, `key \`${key.address}\` is not rotated`);
  }),
});
