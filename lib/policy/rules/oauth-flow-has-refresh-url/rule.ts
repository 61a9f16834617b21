// Without refresh tokens, access tokens tend to live long.

import { defineRule } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

export const oauthFlowHasRefreshUrl = defineRule({
  id: 'oauth-flow-has-refresh-url',
  title: 'OAuth 2.0 flows of users say where tokens are refreshed',
  group: 'authentication',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api2:2023-short-lived-access-tokens'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'access tokens live for long because they cannot be refreshed, and a stolen one works as long',
  hint: 'add `refreshUrl`, and let access tokens expire after minutes',
  check: forSecuritySchemes(
    // Clients that act for themselves ask for a new token instead.
    ({ flows }) => flows.some(({ name }) => name !== 'clientCredentials'),
    ({ name, flows }) =>
      flows
        .filter((flow) => flow.name !== 'clientCredentials' && flow.refreshUrl === undefined)
        .map((flow) => ({
          at: flow.at,
          message: `flow \`${flow.name}\` of \`${name}\` has no \`refreshUrl\``,
        })),
  ),
});
