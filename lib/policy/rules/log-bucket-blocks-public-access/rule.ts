// One mistake in a policy makes the logs public, unless the bucket refuses it.

import * as z from 'zod';
import { eachCompanion } from '../../companions.js';
import { bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule } from '../../rule.js';
import { isTrue, requires } from '../../rule-kinds.js';

const BLOCK = 'aws_s3_bucket_public_access_block';
const ARGUMENTS = [
  'block_public_acls',
  'block_public_policy',
  'ignore_public_acls',
  'restrict_public_buckets',
];

const options = bucketOptions.extend({
  explicit: z
    .boolean()
    .default(false)
    .describe(`Whether each bucket needs an ${BLOCK}, though AWS blocks by default`),
});

export const logBucketBlocksPublicAccess = defineRule({
  id: 'log-bucket-blocks-public-access',
  title: 'log buckets block public access',
  group: 'data-protection',
  severity: 'error',
  aliases: [
    'CKV_AWS_53',
    'CKV_AWS_54',
    'CKV_AWS_55',
    'CKV_AWS_56',
    'CKV2_AWS_6',
    'AWS-0086',
    'AWS-0087',
    'AWS-0091',
    'AWS-0093',
    'AWS-0094',
    'd0cc8694',
    '1a4bc881',
    '4fa66806',
    '1ec253ab',
    'AwsSolutions-S2',
    'HIPAA.Security-S3BucketLevelPublicAccessProhibited',
    'NIST.800.53.R5-S3BucketLevelPublicAccessProhibited',
    'PCI.DSS.321-S3BucketLevelPublicAccessProhibited',
    'S3.8',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(a)(1)' },
    { standard: 'PCI DSS 4.0', requirement: '10.3.2' },
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
  ],
  risk: 'one mistake in a policy makes the logs public',
  hint: 'set all four arguments to true',
  options,
  check: forLogBuckets((bucket, graph, { explicit }: z.output<typeof options>) => {
    const blocks = graph.linked(bucket, BLOCK, 'bucket');
    // AWS blocks by itself what no configuration opens.
    if (blocks.found.length === 0 && !blocks.unsure && !explicit) return [];
    const message = `bucket \`${bucket.address}\` has no ${BLOCK}`;
    return eachCompanion(bucket, blocks, { what: BLOCK, message }, (block) =>
      ARGUMENTS.flatMap((argument) =>
        requires(block, argument, isTrue, `bucket \`${bucket.address}\` does not \`${argument}\``),
      ),
    );
  }),
});
