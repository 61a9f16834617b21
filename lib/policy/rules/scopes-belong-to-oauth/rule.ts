// Scopes of a scheme that has none are read by nobody: the operation is more open than it looks.

import type { SecurityScheme } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const scopesBelongToOauth = defineRule({
  id: 'scopes-belong-to-oauth',
  title: 'scopes are asked for only where something checks them',
  group: 'authorization',
  severity: 'warning',
  aliases: ['CKV_OPENAPI_2', '37140f7f', 'ba239cb9'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API5' }],
  risk: 'every caller with a valid credential may do what only some should',
  hint: 'write an empty list, and ask for a scheme of type `oauth2` or `openIdConnect` where scopes matter',
  check: forOperations(
    ({ security }) => security.some(({ schemes }) => schemes.length > 0),
    ({ security }, { securitySchemes }) =>
      security.flatMap(({ schemes, at }) =>
        schemes.flatMap(({ name, scopes }) => {
          const scheme = securitySchemes[name];
          if (scopes.length === 0 || !scheme || !hasNoScopes(scheme)) return [];
          const list = scopes.map((scope) => `\`${scope}\``).join(', ');
          return [
            {
              at: at.child(name),
              message: `${list} of \`${name}\` (${scheme.type}) ${scopes.length === 1 ? 'is' : 'are'} checked by nobody`,
            },
          ];
        }),
      ),
  ),
});

/** Basic and other keys with scopes are an error when the gateway is planned; authorizers may read scopes. */
function hasNoScopes({ type, parameterName, settings, extensions }: SecurityScheme): boolean {
  if (extensions['x-amazon-apigateway-authorizer'] !== undefined) return false;
  if (settings?.authorizer) return settings.authorizer.kind === 'iam';
  return (
    type === 'mutualTLS' || (type === 'apiKey' && parameterName?.toLowerCase() === 'x-api-key')
  );
}
