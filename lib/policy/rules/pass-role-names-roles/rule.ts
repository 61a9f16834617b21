// Passing a role gives its rights away.

import { defineRule } from '../../rule.js';
import { forPolicyStatements } from '../../rule-kinds.js';

const ANY_ROLE = /^(\*|arn:[^:]*:iam::[^:]*:(\*|role\/\*))$/;

export const passRoleNamesRoles = defineRule({
  id: 'pass-role-names-roles',
  title: 'iam:PassRole names the roles that may be passed',
  group: 'authorization',
  severity: 'warning',
  aliases: ['e39bee8c', 'AWS-0342', 'iam_policy_no_wildcard_resource_on_passrole', 'F39'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-6' }],
  risk: 'the identity can start something with a more powerful role, and act through that',
  hint: 'list the ARNs of the roles in `Resource`',
  check: forPolicyStatements('identity', ({ effect, actions, resources }) => {
    const passes = actions.some((one) => /^iam:(PassRole|Pass\*|\*)$/i.test(String(one)));
    const anyRole = resources.some((one) => ANY_ROLE.test(String(one)));
    return effect === 'Allow' && passes && anyRole ? 'lets every role be passed' : undefined;
  }),
});
