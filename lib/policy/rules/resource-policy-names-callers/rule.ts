// An Allow for everybody without a condition makes the policy worthless.

import { isObject } from '../../../spec/index.js';
import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

const EXTENSION = 'x-amazon-apigateway-policy';
const INVOKES = /^(\*|execute-api:(\*|Invoke))$/i;

export const resourcePolicyNamesCallers = defineRule({
  id: 'resource-policy-names-callers',
  title: 'the resource policy does not allow everybody',
  group: 'authorization',
  severity: 'error',
  aliases: ['b161c11b', 'CKV2_AWS_70'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API5' }],
  risk: 'the policy lets everybody in, whatever its other statements suggest',
  hint: 'name principals, or add a `Condition` or a `Deny` statement that restricts who may call',
  check: forApi(({ model }) => {
    const policy = model.extensions[EXTENSION];
    if (!isObject(policy)) return undefined;
    const statements = [policy['Statement']].flat();
    // Allow for all with a conditional Deny is the pattern that AWS documents for restrictions.
    if (statements.some((one) => isObject(one) && one['Effect'] === 'Deny')) return [];
    return statements.flatMap((statement, index) =>
      isObject(statement) && allowsEverybody(statement)
        ? [
            {
              at: model.at.child(
                EXTENSION,
                'Statement',
                ...(Array.isArray(policy['Statement']) ? [index] : []),
              ),
              message: 'the policy allows every principal to call the API without a condition',
            },
          ]
        : [],
    );
  }),
});

function allowsEverybody(statement: Readonly<Record<string, unknown>>): boolean {
  const { Effect: effect, Principal: principal, Action: action, Condition: condition } = statement;
  const everybody =
    principal === '*' || (isObject(principal) && [principal['AWS']].flat().includes('*'));
  const invokes = [action].flat().some((one) => typeof one === 'string' && INVOKES.test(one));
  return effect === 'Allow' && everybody && invokes && condition === undefined;
}
