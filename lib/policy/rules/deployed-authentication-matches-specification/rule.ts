// Each method asks for what its operation says, in the Terraform as it is finished.

import type { Authentication, GatewayPlan } from '../../../plan/index.js';
import { deployedOf } from '../../deployed.js';
import { defineRule, type Judgement } from '../../rule.js';
import { undecided } from '../../rule-kinds.js';
import { type ApiMethod, type Authorization, isUnknown } from '../../terraform/index.js';

export const deployedAuthenticationMatchesSpecification = defineRule({
  id: 'deployed-authentication-matches-specification',
  title: 'each method asks for the authentication that its operation says',
  group: 'authentication',
  severity: 'error',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
  ],
  risk: 'the operation is open, or closed, against what was reviewed',
  hint: 'remove the override or the aspect that changes the method, and say it in the specification',
  check: (subject) => {
    const { pairs } = deployedOf(subject) ?? {};
    const { plan } = subject;
    if (!pairs || !plan) return undefined;
    const judged = pairs.flatMap(({ route, method }) => {
      const expected = authorizationOf(route.authentication, plan);
      if (!method || !expected) return [];
      const { operation } = route;
      const found = compare(method, expected, route.authentication, operation.at);
      return found.length > 0
        ? found.map((one) => ({ ...one, of: operation.id }))
        : [{ verdict: 'pass' as const, at: operation.at, message: '', of: operation.id }];
    });
    return judged.length > 0 ? judged : undefined;
  },
});

function compare(
  { name, authorization, apiKeyRequired }: ApiMethod,
  expected: Authorization,
  authentication: Authentication,
  at: Judgement['at'],
): Judgement[] {
  if (isUnknown(authorization.value) || isUnknown(apiKeyRequired.value))
    return [undecided(at, 'authorization')];
  const apiKey = authentication.kind !== 'none' && authentication.apiKey;
  const wanted = asked(expected, apiKey);
  const found = asked(authorization.value, apiKeyRequired.value);
  return wanted === found
    ? []
    : [{ at, message: `${name} is deployed with ${found}, but its operation asks for ${wanted}` }];
}

function asked(authorization: Authorization, apiKey: boolean): string {
  return apiKey ? `${authorization} and an API key` : authorization;
}

/** `undefined`: the specification has an extension of AWS, which is kept as written. */
function authorizationOf(
  authentication: Authentication,
  { authorizers }: GatewayPlan,
): Authorization | undefined {
  switch (authentication.kind) {
    case 'none':
    case 'apiKey':
      return 'NONE';
    case 'iam':
      return 'AWS_IAM';
    case 'authorizer': {
      const authorizer = authorizers.find(({ name }) => name === authentication.authorizer);
      return authorizer?.kind === 'cognito' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
    }
    case 'extension':
      return undefined;
  }
}
