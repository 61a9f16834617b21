// What is overwritten by mistake can be had back.

import { bucketHas, bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule } from '../../rule.js';
import { isTrue, requires } from '../../rule-kinds.js';

export const logBucketIsVersioned = defineRule({
  id: 'log-bucket-is-versioned',
  title: 'log buckets keep versions',
  group: 'data-protection',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_21',
    'AWS-0090',
    '568a4d22',
    'HIPAA.Security-S3BucketVersioningEnabled',
    'NIST.800.53.R5-S3BucketVersioningEnabled',
    'PCI.DSS.321-S3BucketVersioningEnabled',
    'S3.14',
  ],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '10.3.2' },
    { standard: 'NIST 800-53r5', requirement: 'AU-9' },
  ],
  risk: 'logs that are overwritten or removed are gone',
  hint: 'add an `aws_s3_bucket_versioning` with `status = "Enabled"`',
  options: bucketOptions,
  check: forLogBuckets((bucket, graph) =>
    bucketHas(
      bucket,
      graph,
      { type: 'aws_s3_bucket_versioning', inline: 'versioning' },
      `bucket \`${bucket.address}\` keeps no versions`,
      (versioning, message) =>
        versioning.type === 'inline'
          ? requires(versioning.block, 'enabled', isTrue, message)
          : requires(
              versioning.block,
              ['versioning_configuration', 'status'],
              (status) => status === 'Enabled',
              message,
            ),
    ),
  ),
});
