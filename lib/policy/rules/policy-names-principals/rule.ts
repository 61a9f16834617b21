// Keys, secrets and logs have policies of their own.

import { defineRule } from '../../rule.js';
import { forPolicyStatements } from '../../rule-kinds.js';
import { allowsEverybody } from '../../terraform/index.js';

export const policyNamesPrincipals = defineRule({
  id: 'policy-names-principals',
  title: 'policies of keys, secrets and logs are not for everybody',
  group: 'authorization',
  severity: 'error',
  aliases: [
    'CKV_AWS_33',
    '7ebc9038',
    'kms_no_wildcard_principal',
    'F76',
    'KMS.5',
    'fa00ce45',
    'db0ec4c4',
    'cloudwatch_log_group_not_publicly_accessible',
  ],
  standards: [
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
    { standard: 'HIPAA', requirement: '164.312(a)(1)' },
  ],
  risk: 'anyone with an AWS account can use the key, read the secret, or write and read the logs',
  hint: 'name accounts or services in `Principal`, or add a `Condition`',
  check: forPolicyStatements('resource', (statement) => {
    const open = statement.effect === 'Allow' && allowsEverybody(statement) === true;
    const narrowed = Object.keys(statement.conditions).length > 0;
    return open && !narrowed ? 'is for everybody' : undefined;
  }),
});
