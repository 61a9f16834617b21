// The answer to API Gateway: one statement about exactly the method and path that were called. API Gateway
// may keep an answer and evaluate it for other calls with the same identity sources; an exact ARN cannot
// allow those, and a wildcard could, because `*` matches slashes too (`/orders/*` allows `/orders/1/refund`).
// So the plan adds method and path to the identity sources, and each call has its own kept answer.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-lambda-authorizer-output.html

import type { Decision } from './decide.js';

export interface AuthorizerAnswer {
  readonly principalId: string;
  readonly policyDocument: {
    readonly Version: '2012-10-17';
    readonly Statement: readonly [
      {
        readonly Action: 'execute-api:Invoke';
        readonly Effect: 'Allow' | 'Deny';
        readonly Resource: string;
      },
    ];
  };
  /** `$context.authorizer.<key>` in mappings and access logs. Texts only; never part of a token. */
  readonly context: Readonly<Record<string, string>>;
}

// Context may have 8 KB; the longest scope list leaves room for the rest.
const longestScopes = 4096;

/**
 * Subject of callers who need not say who they are. A name, because a mapping of nothing to a header could let through
 * what the caller wrote there. Whoever is really called so is taken for less than they are, never for more.
 */
const ANONYMOUS = 'anonymous';

/** Allows exactly `methodArn`. */
export function allow(
  methodArn: string,
  { schemes, identities }: Extract<Decision, { outcome: 'allow' }>,
): AuthorizerAnswer {
  const subject = identities[0]?.subject ?? ANONYMOUS;
  const clientId = identities.find((identity) => identity.clientId !== undefined)?.clientId;
  return {
    ...answer('Allow', methodArn, subject),
    context: {
      sub: subject,
      ...(clientId !== undefined && { clientId }),
      schemes: schemes.join(' '),
      scopes: joinScopes(identities.flatMap(({ scopes }) => scopes)),
    },
  };
}

/** Denies `methodArn`; the client gets a 403. */
export function deny(methodArn: string): AuthorizerAnswer {
  return { ...answer('Deny', methodArn, 'denied'), context: {} };
}

function answer(
  effect: 'Allow' | 'Deny',
  methodArn: string,
  principalId: string,
): Omit<AuthorizerAnswer, 'context'> {
  return {
    principalId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: methodArn }],
    },
  };
}

/** Drops whole scopes when there are too many: half a scope could be the name of another. */
function joinScopes(scopes: readonly string[]): string {
  let joined = '';
  for (const scope of new Set(scopes)) {
    const longer = joined === '' ? scope : `${joined} ${scope}`;
    if (longer.length <= longestScopes) joined = longer;
  }
  return joined;
}
