// A copy in another account survives whoever takes over this one.

import { bucketHas, bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule } from '../../rule.js';

export const logBucketIsReplicated = defineRule({
  id: 'log-bucket-is-replicated',
  title: 'log buckets are replicated',
  group: 'resilience',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_144',
    'HIPAA.Security-S3BucketReplicationEnabled',
    'NIST.800.53.R5-S3BucketReplicationEnabled',
    'PCI.DSS.321-S3BucketReplicationEnabled',
    'S3.7',
  ],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AU-9(2)' }],
  risk: 'logs are lost with the bucket or its region',
  hint: 'add an `aws_s3_bucket_replication_configuration`',
  options: bucketOptions,
  check: forLogBuckets((bucket, graph) =>
    bucketHas(
      bucket,
      graph,
      { type: 'aws_s3_bucket_replication_configuration', inline: 'replication_configuration' },
      `bucket \`${bucket.address}\` is not replicated`,
    ),
  ),
});
