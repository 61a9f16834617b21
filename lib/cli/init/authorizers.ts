// Who checks the tokens of security schemes that nobody checks yet. What is not known is a variable: until it has a
// value nothing is deployed, so that no API is ever open because of a guess.

import type { ApiModel, SecurityScheme } from '../../model/index.js';
import { schemeKind } from '../../plan/index.js';
import type { Json, NewMember } from './insert.js';
import type { Variables } from './variables.js';

/** OpenID Connect Discovery 1.0, section 4: the configuration stands below the issuer, at this path. */
const DISCOVERY = /^(https:\/\/.+)\/\.well-known\/openid-configuration$/;
const FUNCTION = 'arn:aws:lambda:eu-central-1:111122223333:function:authorizer';

/** The schemes that operations ask for and that nothing says how to check. */
export function uncheckedSchemes({ operations, securitySchemes }: ApiModel): SecurityScheme[] {
  const asked = new Set(
    operations.flatMap(({ security }) =>
      security.flatMap(({ schemes }) => schemes.map(({ name }) => name)),
    ),
  );
  return Object.values(securitySchemes).filter(
    (scheme) => asked.has(scheme.name) && schemeKind(scheme).kind === 'unknown',
  );
}

/**
 * The authorizer of a scheme.
 * @param name What its variables are called by beside the API; empty where there is one scheme.
 */
export function authorizerOf(
  scheme: SecurityScheme,
  name: string,
  variables: Variables,
): NewMember {
  return {
    key: 'x-gateway',
    entries: [{ key: 'authorizer', ...checking(scheme, name, variables) }],
  };
}

function checking(
  { type, httpScheme, openIdConnectUrl = '' }: SecurityScheme,
  name: string,
  variables: Variables,
): { value: Json; comment: string } {
  // What stands in the header behind any other word than Bearer is no token that Portcullis knows.
  if (type === 'http' && httpScheme !== 'bearer') {
    const value = { lambda: variables.use(`${name} authorizer`, FUNCTION) };
    return { value, comment: 'the function that checks credentials' };
  }
  const [, known] = DISCOVERY.exec(openIdConnectUrl) ?? [];
  const issuer = known ?? variables.use(`${name} issuer`, 'https://id.example.com/');
  const audience = variables.use('audience', 'orders');
  return {
    value: { jwt: { issuer, audience } },
    comment: 'whose tokens are accepted, and the `aud` they must have',
  };
}
