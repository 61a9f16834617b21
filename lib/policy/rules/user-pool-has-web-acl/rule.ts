// Sign-in is where passwords are guessed.

import { isAccompanied } from '../../companions.js';
import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';

const ASSOCIATION = 'aws_wafv2_web_acl_association';

export const userPoolHasWebAcl = defineRule({
  id: 'user-pool-has-web-acl',
  title: 'user pools are protected by a web ACL',
  group: 'waf',
  severity: 'info',
  level: 'strict',
  aliases: ['cognito_user_pool_waf_acl_attached'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'passwords are guessed as fast as the network allows',
  hint: `add an \`${ASSOCIATION}\` with the ARN of the user pool`,
  check: forResources('aws_cognito_user_pool', (pool, graph) =>
    isAccompanied(
      pool,
      graph.linked(pool, ASSOCIATION, 'resource_arn'),
      ASSOCIATION,
      `user pool \`${pool.address}\` has no web ACL`,
    ),
  ),
});
