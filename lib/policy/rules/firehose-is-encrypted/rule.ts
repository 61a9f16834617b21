// On their way to S3 logs lie in the stream.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

const ENCRYPTION = 'server_side_encryption';

const options = z.strictObject({
  ownKey: z.boolean().default(false).describe('Whether the key must be one of your own'),
});

export const firehoseIsEncrypted = defineRule({
  id: 'firehose-is-encrypted',
  title: 'Firehose streams are encrypted',
  group: 'logging',
  severity: 'warning',
  aliases: [
    'CKV_AWS_240',
    'CKV_AWS_241',
    'AwsSolutions-KDF1',
    'KINESIS_FIREHOSE_DELIVERY_STREAM_ENCRYPTION_RULE',
    'W88',
    'firehose_stream_encrypted_at_rest',
  ],
  standards: [
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'NIST 800-53r5', requirement: 'SC-28' },
  ],
  risk: 'logs lie unencrypted in the stream',
  hint: `add \`${ENCRYPTION} { enabled = true }\``,
  options,
  check: forResources('aws_kinesis_firehose_delivery_stream', (stream, _, { ownKey }) => {
    if (stream.block('kinesis_source_configuration')) return undefined;
    const message = `stream \`${stream.address}\` is not encrypted`;
    const enabled = requires(stream, [ENCRYPTION, 'enabled'], isTrue, message);
    if (enabled.length > 0 || !ownKey) return enabled;
    return requires(
      stream,
      [ENCRYPTION, 'key_type'],
      (type) => type === 'CUSTOMER_MANAGED_CMK' && isSet(stream.get(ENCRYPTION, 'key_arn')),
      `stream \`${stream.address}\` is not encrypted with a key of your own`,
    );
  }),
});
