// A stream holds a day of events at least.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';
import { isSet, isUnknown } from '../../terraform/index.js';

const options = z.strictObject({
  ownKey: z.boolean().default(false).describe('Whether the key must be one of your own'),
});

export const kinesisStreamIsEncrypted = defineRule({
  id: 'kinesis-stream-is-encrypted',
  title: 'Kinesis streams are encrypted',
  group: 'data-protection',
  severity: 'warning',
  aliases: ['CKV_AWS_43', 'CKV_AWS_185', 'AWS-0064', '862fe4bf', '5c6dd5e7', 'Kinesis.1'],
  standards: [
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'NIST 800-53r5', requirement: 'SC-28' },
  ],
  risk: 'events lie unencrypted in the stream',
  hint: 'set `encryption_type = "KMS"` and `kms_key_id`',
  options,
  check: forResources('aws_kinesis_stream', (stream, _, { ownKey }) => {
    const encrypted = requires(
      stream,
      'encryption_type',
      (type) => type === 'KMS',
      `stream \`${stream.address}\` is not encrypted`,
    );
    if (encrypted.length > 0 || !ownKey) return encrypted;
    const key = stream.get('kms_key_id');
    if (isUnknown(key) || (isSet(key) && !String(key).includes('alias/aws/'))) return [];
    const message = `stream \`${stream.address}\` is encrypted with a key of AWS`;
    return [{ at: stream.at(), message }];
  }),
});
