// Inline policies are seen only where they stand.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';

export const iamPolicyIsNotInline = defineRule({
  id: 'iam-policy-is-not-inline',
  title: 'IAM policies stand for themselves',
  group: 'authorization',
  severity: 'info',
  level: 'strict',
  aliases: [
    'HIPAA.Security-IAMNoInlinePolicy',
    'NIST.800.53.R5-IAMNoInlinePolicy',
    'PCI.DSS.321-IAMNoInlinePolicy',
  ],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-6' }],
  risk: 'rights are spread over identities, and nobody sees them in one place',
  hint: 'write an `aws_iam_policy` and attach it',
  check: forResources(
    ['aws_iam_role_policy', 'aws_iam_user_policy', 'aws_iam_group_policy', 'aws_iam_role'],
    (one) => {
      if (one.generated) return undefined;
      if (one.type !== 'aws_iam_role')
        return [{ at: one.at(), message: `\`${one.address}\` is an inline policy` }];
      return one
        .blocks('inline_policy')
        .map((block) => ({ at: block.at(), message: `\`${one.address}\` has an inline policy` }));
    },
  ),
});
