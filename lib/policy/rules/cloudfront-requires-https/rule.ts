// A distribution in front of the API must not undo what the API requires.

import { defineRule, type Judgement } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';
import { isSet, type TerraformResource } from '../../terraform/index.js';

/** Policies with TLS 1.2 or newer only: CloudFront developer guide, "Supported protocols and ciphers". */
const GOOD = /^TLSv1\.[23]_/;

export const cloudfrontRequiresHttps = defineRule({
  id: 'cloudfront-requires-https',
  title: 'CloudFront distributions answer over TLS 1.2 and newer only',
  group: 'transport',
  severity: 'error',
  aliases: [
    'CKV_AWS_34',
    'CKV_AWS_174',
    'CKV2_AWS_54',
    'AWS-0012',
    'AWS-0013',
    '55af1353',
    '00e5e55e',
    'CloudFront.3',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'clients send tokens and data in clear text, or over a broken protocol version',
  hint: 'set `viewer_protocol_policy = "https-only"` and `minimum_protocol_version = "TLSv1.2_2021"`',
  check: forResources('aws_cloudfront_distribution', (distribution) => [
    ...behaviours(distribution).flatMap((behaviour) =>
      requires(
        behaviour,
        'viewer_protocol_policy',
        (policy) => policy !== 'allow-all',
        `distribution \`${distribution.address}\` answers over http`,
      ),
    ),
    ...protocol(distribution),
  ]),
});

function behaviours(distribution: TerraformResource) {
  return ['default_cache_behavior', 'ordered_cache_behavior'].flatMap((name) =>
    distribution.blocks(name),
  );
}

function protocol(distribution: TerraformResource): Judgement[] {
  const certificate = distribution.block('viewer_certificate');
  const own = ['acm_certificate_arn', 'iam_certificate_id'].some((name) =>
    isSet(certificate?.get(name)),
  );
  if (!certificate || !own || isTrue(certificate.get('cloudfront_default_certificate'))) return [];
  return requires(
    certificate,
    'minimum_protocol_version',
    (version) => GOOD.test(String(version)),
    `distribution \`${distribution.address}\` accepts ${certificate.get('minimum_protocol_version') ?? 'TLSv1 (by default)'}`,
  );
}
