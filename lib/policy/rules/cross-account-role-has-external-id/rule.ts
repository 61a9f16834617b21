// The confused deputy.

import { defineRule } from '../../rule.js';
import { forPolicyStatements } from '../../rule-kinds.js';

const ACCOUNT = /^(\d{12}|arn:[^:]*:iam::\d{12}:root)$/;
const GUARDS = new Set(['sts:externalid', 'aws:multifactorauthpresent', 'aws:principalorgid']);

export const crossAccountRoleHasExternalId = defineRule({
  id: 'cross-account-role-has-external-id',
  title: 'roles for other accounts ask for an external id or a second factor',
  group: 'authorization',
  severity: 'info',
  level: 'strict',
  aliases: ['09c35abf'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-3' }],
  risk: 'whoever serves several customers can be made to use the role for another of them',
  hint: 'add `Condition: { StringEquals: { "sts:ExternalId": \u2026 } }`',
  check: forPolicyStatements('trust', ({ effect, principals, conditions }) => {
    const account = (principals?.['AWS'] ?? []).map(String).find((one) => ACCOUNT.test(one));
    const keys = Object.values(conditions).flatMap(Object.keys);
    const guarded = keys.some((key) => GUARDS.has(key.toLowerCase()));
    return effect === 'Allow' && account && !guarded
      ? `lets \`${account}\` assume the role without an external id`
      : undefined;
  }),
});
