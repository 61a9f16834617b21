// What planning authentication has to say.

import { defineCatalogue, message } from '../../diagnostics/index.js';

export const authenticationMessages = defineCatalogue({
  'PLAN-400': message<{ name: string; type: string }>({
    severity: 'error',
    message: ({ name, type }) =>
      `nothing says how tokens of security scheme \`${name}\` (${type}) are checked`,
    hint: () =>
      'add `x-gateway: { authorizer: { jwt: { issuer: https://…, audience: … } } }` to the scheme, or another kind of authorizer',
  }),
  'PLAN-401': message<{ operation: string; scheme: string; isLambda: boolean; without: string }>({
    severity: 'error',
    message: ({ operation, scheme }) =>
      `authentication of ${operation} is optional, but API Gateway refuses callers without credentials of \`${scheme}\``,
    hint: ({ isLambda, without }) =>
      isLambda
        ? `write \`identity: []\` and \`ttl: 0s\` for the authorizer, whose function then decides about these callers too, or remove ${without}`
        : `use an authorizer of the kind jwt or basic, or an API key, or remove ${without}`,
  }),
  'PLAN-402': message<{ operation: string; by?: string }>({
    severity: 'error',
    message: ({ operation, by }) =>
      `${operation} is declared public but asks for authentication${by ? ` (${by})` : ''}`,
    hint: ({ by }) =>
      by
        ? 'remove the extension, or remove `public`'
        : 'add `security: []` to the operation, or `{}` to the alternatives where credentials are optional, or remove `public`',
  }),
  'PLAN-403': message<{ operation: string; name: string; near?: string | undefined }>({
    severity: 'error',
    message: ({ operation, name }) =>
      `${operation} asks for the security scheme \`${name}\`, which is not defined`,
    hint: ({ near, name }) =>
      near
        ? `did you mean \`${near}\`?`
        : `define \`${name}\` among the security schemes, for bearer tokens as \`${name}: { type: http, scheme: bearer, x-gateway: { authorizer: { jwt: { issuer: https://…, audience: … } } } }\``,
  }),
  'PLAN-404': message<{ operation: string; what: string; reason: string; hint?: string }>({
    severity: 'error',
    message: ({ operation, what, reason }) => `${operation} asks for ${what}: ${reason}`,
    hint: ({ hint }) =>
      hint ??
      'ask for one of them, or use authorizers of the kinds jwt, basic and API key, which can be combined',
  }),
  'PLAN-405': message<{ operation: string; scheme: string; scopes: string }>({
    severity: 'error',
    message: ({ operation, scheme, scopes }) =>
      `${operation} asks for all of the scopes ${scopes}; a Cognito authorizer of API Gateway accepts a token with any one of them (\`${scheme}\`)`,
    hint: () =>
      'ask for one scope, or use `authorizer: { jwt: … }` with the issuer and audience of the user pool',
  }),
  'PLAN-406': message<{ operation: string; scheme: string; kind: string }>({
    severity: 'error',
    message: ({ operation, scheme, kind }) =>
      `${operation} asks for scopes of \`${scheme}\`, but ${kind} credentials have none`,
    hint: ({ scheme }) => `write \`${scheme}: []\``,
  }),
  'PLAN-407': message<{ operation: string; scheme: string; reason: string }>({
    severity: 'error',
    message: ({ operation, scheme, reason }) =>
      `${operation} asks for client certificates (\`${scheme}\`), but ${reason}`,
    hint: () => 'add `domain: { name: …, certificate: …, mtls: s3://… }` to the root `x-gateway`',
  }),
  'PLAN-408': message<{ scheme: string; ttl: number }>({
    severity: 'warning',
    message: ({ scheme, ttl }) =>
      `answers of the token authorizer \`${scheme}\` are kept for ${ttl} s and hold for every method of the API`,
    hint: () =>
      'use `type: request`, or `ttl: 0s`, or have the function return a policy for all methods',
  }),
  'PLAN-409': message<{ scheme: string; scopes: string }>({
    severity: 'warning',
    message: ({ scheme, scopes }) =>
      `scopes (${scopes}) of \`${scheme}\` are not checked by API Gateway: the function of the authorizer has to`,
    hint: () => 'check them in the function, or use `authorizer: { jwt: … }`',
  }),
  'PLAN-410': message<{ scheme: string }>({
    severity: 'info',
    message: ({ scheme }) =>
      `without scopes the Cognito authorizer \`${scheme}\` accepts ID tokens, not access tokens`,
    hint: () => 'ask for a scope, for example `openid`, when callers send access tokens',
  }),
  'PLAN-411': message<{ type: string; asked: readonly string[] }>({
    severity: 'warning',
    message: ({ type, asked }) =>
      `x-amazon-apigateway-auth (${type}) takes the place of ${asked.map((name) => `\`${name}\``).join(', ')}, which \`security\` asks for`,
    hint: () => 'remove x-amazon-apigateway-auth, or let `security` of the operation say the same',
  }),
  'PLAN-412': message<{ scheme: string; secret: string }>({
    severity: 'warning',
    message: ({ scheme, secret }) =>
      `\`${scheme}\` may be sent instead of other credentials, which keys of API Gateway cannot: the authorizer function checks it against hashes in the secret ${secret}, and no usage plan limits its calls`,
    hint: () =>
      'store hashes of `portcullis hash --api-key` in the secret; for keys with limits and quotas, ask for the key in every alternative',
  }),
});
