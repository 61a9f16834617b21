// RFC 8725: what a JWT is checked for must be said somewhere, in the gateway's settings or in words.

import type { SecurityScheme } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

export const jwtChecksAreStated = defineRule({
  id: 'jwt-checks-are-stated',
  title: 'schemes with JWTs say how tokens are checked',
  group: 'authentication',
  severity: 'info',
  level: 'strict',
  aliases: ['owasp:api2:2023-jwt-best-practices'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'tokens of another issuer, another audience or another algorithm may be accepted',
  hint: 'add `x-gateway: { authorizer: { jwt: { issuer, audience } } }`, or a description that names RFC 8725',
  check: forSecuritySchemes(
    ({ type, bearerFormat }) => type === 'oauth2' || bearerFormat?.toUpperCase() === 'JWT',
    (scheme) =>
      isStated(scheme)
        ? []
        : [{ at: scheme.at, message: `nothing says how tokens of \`${scheme.name}\` are checked` }],
  ),
});

function isStated({ settings, extensions, description = '' }: SecurityScheme): boolean {
  return (
    settings?.authorizer !== undefined ||
    extensions['x-amazon-apigateway-authorizer'] !== undefined ||
    /rfc ?8725/i.test(description)
  );
}
