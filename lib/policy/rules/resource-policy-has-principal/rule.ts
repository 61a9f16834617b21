// A resource policy without a principal is malformed.

import { defineRule } from '../../rule.js';
import { forPolicyStatements, together } from '../../rule-kinds.js';
import type { PolicyStatement } from '../../terraform/index.js';

export const resourcePolicyHasPrincipal = defineRule({
  id: 'resource-policy-has-principal',
  title: 'statements of resource policies name a principal',
  group: 'authorization',
  severity: 'error',
  aliases: ['bbe3dd3d'],
  standards: [],
  risk: 'AWS refuses the policy, so that the one before stays, or none',
  hint: 'add `Principal`',
  check: together(
    forPolicyStatements('resource', namesNobody),
    forPolicyStatements('shared', namesNobody),
  ),
});

function namesNobody({ principals, notPrincipals }: PolicyStatement): string | undefined {
  return principals === undefined && !notPrincipals
    ? 'has a statement without a principal'
    : undefined;
}
