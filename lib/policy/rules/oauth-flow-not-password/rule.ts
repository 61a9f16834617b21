// RFC 9700 section 2.4: the password grant must not be used.

import { defineRule } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

export const oauthFlowNotPassword = defineRule({
  id: 'oauth-flow-not-password',
  title: 'the OAuth 2.0 password flow is not offered',
  group: 'authentication',
  severity: 'warning',
  aliases: [
    'CKV_OPENAPI_8',
    'CKV_OPENAPI_10',
    'CKV_OPENAPI_11',
    '3979b0a4',
    '2da46be4',
    '773116aa',
    '2e44e632',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'the client sees the password of the user, and multi-factor authentication is bypassed',
  hint: 'use the `authorizationCode` flow with PKCE, or `clientCredentials` between services',
  check: forSecuritySchemes(
    ({ type }) => type === 'oauth2',
    ({ name, flows }) =>
      flows
        .filter((flow) => flow.name === 'password')
        .map(({ at }) => ({ at, message: `security scheme \`${name}\` offers the password flow` })),
  ),
});
