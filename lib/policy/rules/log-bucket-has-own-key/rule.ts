// Access to the logs can be taken away by taking away the key.

import { bucketHas, bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule } from '../../rule.js';
import { requires } from '../../rule-kinds.js';

export const logBucketHasOwnKey = defineRule({
  id: 'log-bucket-has-own-key',
  title: 'log buckets are encrypted with a key of your own',
  group: 'data-protection',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_19',
    'CKV_AWS_145',
    'AWS-0132',
    'AWS-0088',
    'HIPAA.Security-S3DefaultEncryptionKMS',
    'NIST.800.53.R5-S3DefaultEncryptionKMS',
    'PCI.DSS.321-S3DefaultEncryptionKMS',
    'S3.17',
    's3_bucket_kms_encryption',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(a)(2)(iv)' },
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'NIST 800-53r5', requirement: 'SC-28(1)' },
  ],
  risk: 'access to logs cannot be taken away by taking away the key',
  hint: 'add an `aws_s3_bucket_server_side_encryption_configuration` with `sse_algorithm = "aws:kms"`',
  options: bucketOptions,
  check: forLogBuckets((bucket, graph) =>
    bucketHas(
      bucket,
      graph,
      {
        type: 'aws_s3_bucket_server_side_encryption_configuration',
        inline: 'server_side_encryption_configuration',
      },
      `bucket \`${bucket.address}\` is encrypted with a key of S3`,
      ({ block }, message) =>
        requires(
          block,
          ['rule', 'apply_server_side_encryption_by_default', 'sse_algorithm'],
          (algorithm) => String(algorithm).startsWith('aws:kms'),
          message,
        ),
    ),
  ),
});
