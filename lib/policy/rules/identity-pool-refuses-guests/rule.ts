// Guests get credentials of your account.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';

export const identityPoolRefusesGuests = defineRule({
  id: 'identity-pool-refuses-guests',
  title: 'identity pools give no credentials to guests',
  group: 'authentication',
  severity: 'warning',
  aliases: ['CKV_AWS_366', 'AwsSolutions-COG7', 'cognito_identity_pool_guest_access_disabled'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
  ],
  risk: 'anyone on the internet gets AWS credentials of your account',
  hint: 'set `allow_unauthenticated_identities = false`',
  check: forResources('aws_cognito_identity_pool', (pool) =>
    requires(
      pool,
      'allow_unauthenticated_identities',
      (allowed) => !isTrue(allowed),
      `\`${pool.address}\` gives credentials to guests`,
    ),
  ),
});
