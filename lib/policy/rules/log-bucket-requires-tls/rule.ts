// Logs that are fetched over http can be read and changed on the way.

import { bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule } from '../../rule.js';
import { undecided } from '../../rule-kinds.js';
import { isUnknown, type PolicyStatement, policyStatements } from '../../terraform/index.js';

export const logBucketRequiresTls = defineRule({
  id: 'log-bucket-requires-tls',
  title: 'log buckets refuse requests without TLS',
  group: 'transport',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_379',
    '4bc4dd4c',
    'AwsSolutions-S10',
    'HIPAA.Security-S3BucketSSLRequestsOnly',
    'NIST.800.53.R5-S3BucketSSLRequestsOnly',
    'PCI.DSS.321-S3BucketSSLRequestsOnly',
    'S3.5',
    's3_bucket_secure_transport_policy',
    's3_bucket_ssl_requests_only',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(e)(1)' },
    { standard: 'PCI DSS 4.0', requirement: '4.2.1' },
    { standard: 'GDPR', requirement: 'Art. 32' },
    { standard: 'NIST 800-53r5', requirement: 'SC-8' },
  ],
  risk: 'logs can be read and changed on the way',
  hint: 'add a statement that denies `s3:*` with the condition `Bool { "aws:SecureTransport" = "false" }`',
  options: bucketOptions,
  check: forLogBuckets((bucket, graph) => {
    const { found, unsure } = graph.linked(bucket, 'aws_s3_bucket_policy', 'bucket');
    const policies = [bucket, ...found].map((one) => policyStatements(one, graph, 'policy'));
    const statements = policies.flatMap((one) => (one === undefined || isUnknown(one) ? [] : one));
    if (statements.some(deniesClearText)) return [];
    if (unsure || policies.some(isUnknown)) return [undecided(bucket.at(), 'policy')];
    const message = `bucket \`${bucket.address}\` answers requests without TLS`;
    return [{ at: bucket.at(), message }];
  }),
});

function deniesClearText({ effect, conditions }: PolicyStatement): boolean {
  if (effect !== 'Deny') return false;
  return Object.values(conditions).some((keys) =>
    Object.entries(keys).some(
      ([key, values]) =>
        (/^aws:SecureTransport$/i.test(key) && values.map(String).includes('false')) ||
        /^s3:TlsVersion$/i.test(key),
    ),
  );
}
