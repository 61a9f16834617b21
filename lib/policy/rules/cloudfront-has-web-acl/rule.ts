// At the edge, attacks are turned away before they cost anything.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const cloudfrontHasWebAcl = defineRule({
  id: 'cloudfront-has-web-acl',
  title: 'CloudFront distributions are protected by a web ACL',
  group: 'waf',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV_AWS_68', 'AWS-0011', 'CloudFront.6', '1419b4c6'],
  standards: [{ standard: 'PCI DSS 4.0', requirement: '6.4.2' }],
  risk: 'attacks pass the edge, and the stage behind it sees only the addresses of CloudFront',
  hint: 'set `web_acl_id` to the ARN of an `aws_wafv2_web_acl` of scope CLOUDFRONT',
  check: forResources('aws_cloudfront_distribution', (distribution) =>
    isSet(distribution.get('web_acl_id'))
      ? []
      : [
          {
            at: distribution.at(),
            message: `distribution \`${distribution.address}\` has no web ACL`,
          },
        ],
  ),
});
