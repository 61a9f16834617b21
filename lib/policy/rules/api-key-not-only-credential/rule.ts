// API keys say which application calls, not who: they are shared, long-lived and copied.

import type { ApiModel, SecurityScheme } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forOperations, forTerraformMethods, together } from '../../rule-kinds.js';

export const apiKeyNotOnlyCredential = defineRule({
  id: 'api-key-not-only-credential',
  title: 'an API key is not the only credential',
  group: 'authentication',
  severity: 'warning',
  level: 'strict',
  aliases: ['CKV_OPENAPI_20', 'aecee30b', '281b8071', '40e1d1bf'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'whoever finds the key calls the API, for as long as it is valid, and nobody can tell who that was',
  hint: 'ask for a token or a signature as well, in the same requirement',
  check: together(
    forOperations(
      ({ method, security }) =>
        method !== 'options' && security.some(({ schemes }) => schemes.length > 0),
      ({ security, method, path }, model) =>
        security
          .filter(({ schemes }) => schemes.length > 0)
          .filter(({ schemes }) => schemes.every(({ name }) => isPlainKey(name, model)))
          .map(({ schemes, at }) => ({
            at,
            message: `${method.toUpperCase()} ${path} asks for nothing but the API key \`${schemes.map(({ name }) => name).join('`, `')}\``,
          })),
    ),
    forTerraformMethods(
      ({ apiKeyRequired }) => apiKeyRequired.value === true,
      ({ name, authorization, apiKeyRequired }) =>
        authorization.value === 'NONE'
          ? [{ at: apiKeyRequired.at, message: `${name} asks for nothing but an API key` }]
          : [],
    ),
  ),
});

/** A key whose meaning no authorizer gives. In `Authorization` travels a token, whatever the type says. */
function isPlainKey(name: string, { securitySchemes }: ApiModel): boolean {
  const scheme: SecurityScheme | undefined = securitySchemes[name];
  return (
    scheme?.type === 'apiKey' &&
    scheme.settings?.authorizer === undefined &&
    scheme.extensions['x-amazon-apigateway-authorizer'] === undefined &&
    scheme.extensions['x-amazon-apigateway-authtype'] === undefined &&
    scheme.parameterName?.toLowerCase() !== 'authorization'
  );
}
