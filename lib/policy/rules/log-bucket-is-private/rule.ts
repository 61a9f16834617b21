// A policy that lets everybody in makes the logs public.

import { bucketOptions, forLogBuckets } from '../../log-buckets.js';
import { defineRule, type Judgement } from '../../rule.js';
import { requires, undecided } from '../../rule-kinds.js';
import {
  allowsEverybody,
  type Block,
  isUnknown,
  policyStatements,
  type TerraformGraph,
  type TerraformResource,
} from '../../terraform/index.js';

const PUBLIC = ['public-read', 'public-read-write', 'authenticated-read', 'website'];
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#specifying-grantee-predefined-groups */
const EVERYBODY = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

export const logBucketIsPrivate = defineRule({
  id: 'log-bucket-is-private',
  title: 'log buckets let nobody in whom they do not name',
  group: 'data-protection',
  severity: 'error',
  aliases: [
    'CKV_AWS_20',
    'CKV_AWS_57',
    'CKV_AWS_70',
    'CKV_AWS_375',
    'CKV2_AWS_43',
    'AWS-0092',
    '38c5ee0d',
    '7af43613',
    'a4966c4f',
    'S3.2',
    'S3.3',
  ],
  standards: [
    { standard: 'HIPAA', requirement: '164.312(a)(1)' },
    { standard: 'PCI DSS 4.0', requirement: '10.3.2' },
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
    { standard: 'CWE', requirement: '732' },
  ],
  risk: 'anyone can read who called the API, from where and when, or write false logs',
  hint: 'remove the ACL; in the policy, name the principals',
  options: bucketOptions,
  check: forLogBuckets((bucket, graph) => [
    ...[bucket, ...graph.linked(bucket, 'aws_s3_bucket_acl', 'bucket').found].flatMap((one) =>
      judgeAcl(one, bucket),
    ),
    ...[bucket, ...graph.linked(bucket, 'aws_s3_bucket_policy', 'bucket').found].flatMap((one) =>
      judgePolicy(one, bucket, graph),
    ),
  ]),
});

function judgeAcl(one: Block, bucket: TerraformResource): Judgement[] {
  if (one.get('acl') === undefined) return judgeGrants(one, bucket);
  return requires(
    one,
    'acl',
    (acl) => !PUBLIC.includes(String(acl)),
    `bucket \`${bucket.address}\` has the ACL ${one.get('acl')}`,
  );
}

/** An ACL that is written out: in the bucket, as providers before 4 had it, or in a resource of its own. */
function judgeGrants(one: Block, bucket: TerraformResource): Judgement[] {
  const grants = [
    ...one.blocks('grant').map((grant) => ({ grant, uri: ['uri'] })),
    ...one
      .blocks('access_control_policy')
      .flatMap((policy) => policy.blocks('grant'))
      .map((grant) => ({ grant, uri: ['grantee', 'uri'] })),
  ];
  return grants.flatMap(({ grant, uri }) => {
    const [, group] = EVERYBODY.exec(String(grant.get(...uri))) ?? [];
    const message = `an ACL of bucket \`${bucket.address}\` has a grant for ${group}`;
    return group === undefined ? [] : [{ at: grant.at(...uri), message }];
  });
}

function judgePolicy(
  one: TerraformResource,
  bucket: TerraformResource,
  graph: TerraformGraph,
): Judgement[] {
  const statements = policyStatements(one, graph, 'policy');
  if (statements === undefined) return [];
  const at = one.at('policy');
  if (isUnknown(statements)) return [undecided(at, 'policy')];
  const open = statements.filter(
    (statement) => statement.effect === 'Allow' && Object.keys(statement.conditions).length === 0,
  );
  if (open.some((statement) => allowsEverybody(statement) === true))
    return [{ at, message: `the policy of bucket \`${bucket.address}\` lets everybody in` }];
  return open.some((statement) => allowsEverybody(statement) === undefined)
    ? [undecided(at, 'policy')]
    : [];
}
