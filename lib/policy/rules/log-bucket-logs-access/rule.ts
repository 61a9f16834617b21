// Nobody can say who read a log, unless that is logged too.

import { bucketHas, bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule } from '../../rule.js';

export const logBucketLogsAccess = defineRule({
  id: 'log-bucket-logs-access',
  title: 'accesses to log buckets are logged',
  group: 'logging',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_18',
    'AWS-0089',
    'f861041c',
    'AwsSolutions-S1',
    'HIPAA.Security-S3BucketLoggingEnabled',
    'NIST.800.53.R5-S3BucketLoggingEnabled',
    'PCI.DSS.321-S3BucketLoggingEnabled',
    'S3.9',
  ],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '10.2.1' },
    { standard: 'NIST 800-53r5', requirement: 'AU-12' },
  ],
  risk: 'nobody can say who read or removed logs',
  hint: 'add an `aws_s3_bucket_logging` with another bucket as its target',
  options: bucketOptions,
  check: forLogBuckets((bucket, graph) =>
    bucketHas(
      bucket,
      graph,
      { type: 'aws_s3_bucket_logging', inline: 'logging' },
      `bucket \`${bucket.address}\` does not log who reads it`,
    ),
  ),
});
