// Without refresh tokens, access tokens tend to live long.

import type { OAuthFlow } from '../../../model/index.js';
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
    ({ flows }) => flows.some(isRefreshed),
    ({ name, flows }, { sourceVersion }) =>
      // Swagger 2.0 has no place for it.
      (sourceVersion === '2.0' ? [] : flows)
        .filter((flow) => isRefreshed(flow) && flow.refreshUrl === undefined)
        .map((flow) => ({
          at: flow.at,
          message: `flow \`${flow.name}\` of \`${name}\` has no \`refreshUrl\``,
        })),
  ),
});

/** Clients that act for themselves ask for a new token instead; the implicit flow has no refresh tokens. */
function isRefreshed({ name }: OAuthFlow): boolean {
  return name === 'authorizationCode' || name === 'password';
}
