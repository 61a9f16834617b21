// An identity that may do everything.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forPolicyStatements } from '../../rule-kinds.js';

export const iamPolicyNamesActions = defineRule({
  id: 'iam-policy-names-actions',
  title: 'IAM policies do not allow every action',
  group: 'authorization',
  severity: 'error',
  aliases: [
    'CKV_AWS_62',
    'CKV_AWS_63',
    'CKV2_AWS_40',
    '2f37c4a3',
    '575a2155',
    'b1ffa705',
    '1b3af2f9',
    'AwsSolutions-IAM5',
    'Serverless-LambdaStarPermissions',
    'HIPAA.Security-IAMPolicyNoStatementsWithAdminAccess',
    'NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess',
    'PCI.DSS.321-IAMPolicyNoStatementsWithAdminAccess',
    'HIPAA.Security-IAMPolicyNoStatementsWithFullAccess',
    'NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess',
    'PCI.DSS.321-IAMPolicyNoStatementsWithFullAccess',
    'AWS-0057',
    'iam_policy_no_statements_with_admin_access',
    'iam_policy_no_statements_with_full_access',
    'F4',
  ],
  standards: [
    { standard: 'NIST 800-53r5', requirement: 'AC-6' },
    { standard: 'PCI DSS 4.0', requirement: '7.2.5' },
    { standard: 'HIPAA', requirement: '164.312(a)(1)' },
  ],
  risk: 'whoever gets hold of the identity may do anything in the account',
  hint: 'list the actions that are needed, such as `dynamodb:GetItem`',
  options: z.strictObject({
    services: z.boolean().default(false).describe('whether everything of one service is too much'),
  }),
  check: forPolicyStatements('identity', ({ effect, actions }, { services }) => {
    if (effect !== 'Allow') return undefined;
    const wide = actions.map(String).find((one) => isWide(one, services));
    return wide && `allows \`${wide}\``;
  }),
});

function isWide(action: string, services: boolean): boolean {
  return /^\*+(:\*+)?$/.test(action) || (services && /^[a-z0-9-]+:\*$/i.test(action));
}
