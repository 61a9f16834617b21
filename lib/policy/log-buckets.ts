// Buckets that receive the logs of APIs and web ACLs. What else a bucket may be for is not this tool's business,
// unless a project says so.

import * as z from 'zod';
import { eachCompanion } from './companions.js';
import type { Check, Judgement } from './rule.js';
import { forResources } from './rule-kinds.js';
import type { Block, TerraformGraph, TerraformResource } from './terraform/index.js';

export const bucketOptions = z.strictObject({
  buckets: z
    .enum(['logs', 'all'])
    .default('logs')
    .describe('Whether all buckets are judged, or those that receive logs'),
});

/** Names that the services demand: of log buckets and streams of AWS WAF, of access log streams of API Gateway. */
const WAF_NAME = /^aws-waf-logs-/;
const STREAM_NAME = /^(aws-waf-logs-|amazon-apigateway-)/;

/** A rule over log buckets. Does not apply where there is none. */
export function forLogBuckets<Options extends z.output<typeof bucketOptions>>(
  check: (
    bucket: TerraformResource,
    graph: TerraformGraph,
    options: Options,
  ) => Iterable<Judgement> | undefined,
): Check<Options> {
  return forResources('aws_s3_bucket', (bucket, graph, options: Options) =>
    options.buckets === 'all' || logBuckets(graph).has(bucket)
      ? check(bucket, graph, options)
      : undefined,
  );
}

const known = new WeakMap<TerraformGraph, ReadonlySet<TerraformResource>>();

function logBuckets(graph: TerraformGraph): ReadonlySet<TerraformResource> {
  const found = known.get(graph) ?? find(graph);
  known.set(graph, found);
  return found;
}

function find(graph: TerraformGraph): ReadonlySet<TerraformResource> {
  const streams = graph
    .ofType('aws_kinesis_firehose_delivery_stream')
    .filter((stream) => STREAM_NAME.test(String(stream.get('name'))));
  const webAcls = graph.ofType('aws_wafv2_web_acl_logging_configuration');
  const named = graph
    .ofType('aws_s3_bucket')
    .filter((bucket) => WAF_NAME.test(String(bucket.get('bucket') ?? bucket.get('bucket_prefix'))));
  const written = [...streams, ...webAcls].flatMap((writer) => {
    const addresses = new Set(writer.references().map(({ address }) => address));
    return graph
      .ofType('aws_s3_bucket')
      .filter(({ configAddress }) => addresses.has(configAddress));
  });
  return new Set([...named, ...written]);
}

/** Where a setting of a bucket stands: in the bucket, as providers before 4 had it, or in a resource of its own. */
export interface BucketSetting {
  readonly type: 'inline' | 'resource';
  readonly block: Block;
}

/** What `judge` says of a setting of a bucket; `message` where there is none. */
export function bucketHas(
  bucket: TerraformResource,
  graph: TerraformGraph,
  setting: { readonly type: string; readonly inline: string },
  message: string,
  judge: (setting: BucketSetting, message: string) => readonly Judgement[] = () => [],
): Judgement[] {
  const inline = bucket.block(setting.inline);
  if (inline) return [...judge({ type: 'inline', block: inline }, message)];
  const companions = graph.linked(bucket, setting.type, 'bucket');
  return eachCompanion(bucket, companions, { what: setting.type, message }, (block) =>
    judge({ type: 'resource', block }, message),
  );
}
