// A resource policy without a principal is malformed.

import { defineRule } from '../../rule.js';
import { forPolicyStatements } from '../../rule-kinds.js';

export const resourcePolicyHasPrincipal = defineRule({
  id: 'resource-policy-has-principal',
  title: 'statements of resource policies name a principal',
  group: 'authorization',
  severity: 'error',
  aliases: ['bbe3dd3d'],
  standards: [],
  risk: 'AWS refuses the policy, so that the one before stays, or none',
  hint: 'add `Principal`',
  check: forPolicyStatements('resource', ({ principals, notPrincipals }) =>
    principals === undefined && !notPrincipals ? 'has a statement without a principal' : undefined,
  ),
});
