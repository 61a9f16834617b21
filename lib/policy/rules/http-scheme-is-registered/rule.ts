// A scheme that nobody registered is a typo, or one that no client knows.

import { nearest } from '../../../diagnostics/index.js';
import type { SecurityScheme } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forSecuritySchemes } from '../../rule-kinds.js';

/** https://www.iana.org/assignments/http-authschemes, and what AWS calls its signature. */
const REGISTERED = [
  'basic',
  'bearer',
  'concealed',
  'digest',
  'dpop',
  'gnap',
  'hoba',
  'mutual',
  'negotiate',
  'oauth',
  'privatetoken',
  'scram-sha-1',
  'scram-sha-256',
  'vapid',
  'aws4-hmac-sha256',
];

export const httpSchemeIsRegistered = defineRule({
  id: 'http-scheme-is-registered',
  title: 'HTTP authentication schemes are registered ones',
  group: 'authentication',
  severity: 'warning',
  aliases: ['06764426'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'clients and gateways do not know how to authenticate',
  hint: 'write a registered scheme, such as `bearer`',
  check: forSecuritySchemes(
    (scheme) => scheme.type === 'http' && !isSettled(scheme),
    ({ name, httpScheme = '', at }) => {
      if (REGISTERED.includes(httpScheme)) return [];
      const suggestion = nearest(httpScheme, REGISTERED);
      return [
        {
          at: at.child('scheme'),
          message: `security scheme \`${name}\` uses \`${httpScheme}\`, which is not registered`,
          ...(suggestion && { hint: `write \`${suggestion}\`` }),
        },
      ];
    },
  ),
});

/** Whoever names an authorizer has said what the scheme means. */
function isSettled({ settings, extensions }: SecurityScheme): boolean {
  return (
    settings?.authorizer !== undefined || extensions['x-amazon-apigateway-authorizer'] !== undefined
  );
}
