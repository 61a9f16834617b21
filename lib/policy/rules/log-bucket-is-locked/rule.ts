// What cannot be removed cannot be covered up.

import { bucketHas, bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule } from '../../rule.js';

export const logBucketIsLocked = defineRule({
  id: 'log-bucket-is-locked',
  title: 'objects in log buckets cannot be removed early',
  group: 'data-protection',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV_AWS_143', 'S3.15'],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '10.3.2' },
    { standard: 'NIST 800-53r5', requirement: 'AU-9' },
  ],
  risk: 'an attacker removes the traces of the attack',
  hint: 'add an `aws_s3_bucket_object_lock_configuration` with a `default_retention`',
  options: bucketOptions,
  check: forLogBuckets((bucket, graph) =>
    bucketHas(
      bucket,
      graph,
      { type: 'aws_s3_bucket_object_lock_configuration', inline: 'object_lock_configuration' },
      `bucket \`${bucket.address}\` has no object lock`,
    ),
  ),
});
