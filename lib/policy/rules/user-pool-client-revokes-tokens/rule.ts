// A stolen token must be revocable.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

export const userPoolClientRevokesTokens = defineRule({
  id: 'user-pool-client-revokes-tokens',
  title: 'user pool clients can revoke tokens',
  group: 'authentication',
  severity: 'warning',
  aliases: ['cognito_user_pool_client_token_revocation_enabled'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'a stolen refresh token works until it expires, which may take weeks',
  hint: 'remove `enable_token_revocation = false`',
  check: forResources('aws_cognito_user_pool_client', (client) =>
    requires(
      client,
      'enable_token_revocation',
      (enabled) => enabled !== false && enabled !== 'false',
      `tokens of \`${client.address}\` cannot be revoked`,
    ),
  ),
});
