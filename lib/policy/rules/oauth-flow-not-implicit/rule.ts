// RFC 9700 section 2.1.2: the implicit grant should not be used.

import { defineRule } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

export const oauthFlowNotImplicit = defineRule({
  id: 'oauth-flow-not-implicit',
  title: 'the OAuth 2.0 implicit flow is not offered',
  group: 'authentication',
  severity: 'warning',
  aliases: ['CKV_OPENAPI_12', 'CKV_OPENAPI_14', '39cb32f2', 'e9817ad8', 'f42dfe7e'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'access tokens appear in URLs, where they leak and can be replayed',
  hint: 'use the `authorizationCode` flow with PKCE, or `clientCredentials` between services',
  check: forSecuritySchemes(
    ({ type }) => type === 'oauth2',
    ({ name, flows }) =>
      flows
        .filter((flow) => flow.name === 'implicit')
        .map(({ at }) => ({ at, message: `security scheme \`${name}\` offers the implicit flow` })),
  ),
});
