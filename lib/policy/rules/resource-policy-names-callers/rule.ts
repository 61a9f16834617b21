// An Allow for everybody without a condition makes the policy worthless.

import { defineRule, type Judgement } from '../../rule.js';
import { forModel, forResources, forTerraformApis, together, undecided } from '../../rule-kinds.js';
import {
  allowsEverybody,
  type Fact,
  isUnknown,
  type PolicyStatement,
  policyOf,
  policyStatements,
} from '../../terraform/index.js';

const EXTENSION = 'x-amazon-apigateway-policy';
const INVOKES = /^(\*|execute-api:(\*|Invoke))$/i;
const MESSAGE = 'the policy allows every principal to call the API without a condition';

export const resourcePolicyNamesCallers = defineRule({
  id: 'resource-policy-names-callers',
  title: 'the resource policy does not allow everybody',
  group: 'authorization',
  severity: 'error',
  aliases: ['b161c11b', 'CKV2_AWS_70'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API5' },
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
  ],
  risk: 'the policy lets everybody in, whatever its other statements suggest',
  hint: 'name principals, or add a `Condition` or a `Deny` statement that restricts who may call',
  check: together(
    forModel((model) => {
      const policy = model.extensions[EXTENSION];
      const statements = policyOf(policy);
      if (statements === undefined || isUnknown(statements)) return undefined;
      const list =
        typeof policy === 'object' &&
        policy !== null &&
        'Statement' in policy &&
        Array.isArray(policy.Statement);
      return openStatements(statements).map((index) => ({
        at: model.at.child(EXTENSION, 'Statement', ...(list ? [index] : [])),
        message: MESSAGE,
      }));
    }),
    forTerraformApis(
      ({ policy }) => policy !== undefined,
      ({ policy }) => (policy ? judged(policy) : []),
    ),
    forResources('aws_api_gateway_rest_api_policy', (policy, graph) => {
      // That of an API in the same files is judged there.
      if (policy.generated || graph.targets(policy, 'rest_api_id').length > 0) return undefined;
      const value = policyStatements(policy, graph, 'policy');
      return value && judged({ value, at: policy.at('policy') });
    }),
  ),
});

function judged({ value, at }: Fact<readonly PolicyStatement[]>): Judgement[] {
  if (isUnknown(value)) return [undecided(at, 'policy')];
  return openStatements(value).map(() => ({ at, message: MESSAGE }));
}

/** Indexes of the statements that let everybody in. */
function openStatements(statements: readonly PolicyStatement[]): number[] {
  // Allow for all with a conditional Deny is the pattern that AWS documents for restrictions.
  if (statements.some(({ effect }) => effect === 'Deny')) return [];
  return statements.flatMap((one, index) => {
    const invokes = one.actions.some((action) => INVOKES.test(String(action)));
    const narrowed = Object.keys(one.conditions).length > 0;
    return invokes && !narrowed && allowsEverybody(one) === true ? [index] : [];
  });
}
