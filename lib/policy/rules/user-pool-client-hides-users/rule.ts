// Errors should not say who has an account.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';
import { asList } from '../../terraform/index.js';

export const userPoolClientHidesUsers = defineRule({
  id: 'user-pool-client-hides-users',
  title: 'user pool clients do not tell who has an account',
  group: 'authentication',
  severity: 'warning',
  aliases: ['cognito_user_pool_client_prevent_user_existence_errors'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'whoever tries names and addresses learns which of them have an account',
  hint: 'set `prevent_user_existence_errors = "ENABLED"`',
  check: forResources('aws_cognito_user_pool_client', (client) => {
    // Clients that act for themselves sign no user in.
    const flows = asList(client.get('allowed_oauth_flows'));
    if (flows.length > 0 && flows.every((flow) => flow === 'client_credentials')) return undefined;
    return requires(
      client,
      'prevent_user_existence_errors',
      (value) => value === 'ENABLED',
      `errors of \`${client.address}\` tell whether a user exists`,
    );
  }),
});
