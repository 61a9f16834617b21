// Passwords that travel with each request can be stolen with each request.

import { defineRule } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

export const basicAuthNotUsed = defineRule({
  id: 'basic-auth-not-used',
  title: 'HTTP Basic is not used',
  group: 'authentication',
  severity: 'warning',
  aliases: [
    'CKV_OPENAPI_3',
    'CKV_OPENAPI_13',
    'CKV_OPENAPI_15',
    '68e5fcac',
    '77276d82',
    '221015a8',
    'ceefb058',
    'owasp:api2:2023-no-http-basic',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'a long-lived password travels with every request, cannot be scoped, and is hard to revoke',
  hint: 'use `type: oauth2` or `type: openIdConnect` with `x-gateway: { authorizer: { jwt: … } }`',
  check: forSecuritySchemes(
    () => true,
    ({ name, httpScheme, at }) =>
      httpScheme === 'basic' ? [{ at, message: `security scheme \`${name}\` is HTTP Basic` }] : [],
  ),
});
