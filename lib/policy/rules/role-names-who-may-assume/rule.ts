// A role for everybody is nobody's role.

import { defineRule } from '../../rule.js';
import { forPolicyStatements } from '../../rule-kinds.js';
import { allowsEverybody } from '../../terraform/index.js';

export const roleNamesWhoMayAssume = defineRule({
  id: 'role-names-who-may-assume',
  title: 'roles name who may assume them',
  group: 'authorization',
  severity: 'error',
  aliases: ['CKV_AWS_60', 'CKV_AWS_61', '12b7e704', 'bcdcbdc6'],
  standards: [
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
    { standard: 'HIPAA', requirement: '164.312(a)(1)' },
  ],
  risk: 'anyone with an AWS account can take the role',
  hint: 'name the service or the account in `Principal`',
  check: forPolicyStatements('trust', (statement) => {
    const open = statement.effect === 'Allow' && allowsEverybody(statement) === true;
    const narrowed = Object.keys(statement.conditions).length > 0;
    return open && !narrowed ? 'lets everybody assume the role' : undefined;
  }),
});
