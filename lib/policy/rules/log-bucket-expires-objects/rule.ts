// Kept forever costs money and breaks storage limitation.

import { bucketHas, bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule } from '../../rule.js';

export const logBucketExpiresObjects = defineRule({
  id: 'log-bucket-expires-objects',
  title: 'log buckets say how long they keep objects',
  group: 'data-protection',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV2_AWS_61', 'CKV_AWS_300', 'S3.13'],
  standards: [
    { standard: 'GDPR', requirement: 'Art. 5(1)(e)' },
    { standard: 'NIST 800-53r5', requirement: 'SI-12' },
  ],
  risk: 'personal data in logs is kept forever',
  hint: 'add an `aws_s3_bucket_lifecycle_configuration` with an `expiration`',
  options: bucketOptions,
  check: forLogBuckets((bucket, graph) =>
    bucketHas(
      bucket,
      graph,
      { type: 'aws_s3_bucket_lifecycle_configuration', inline: 'lifecycle_rule' },
      `bucket \`${bucket.address}\` keeps its objects forever`,
    ),
  ),
});
