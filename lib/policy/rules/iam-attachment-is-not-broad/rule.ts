// The administrator's policy is for nothing that runs.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import {
  asList,
  hasUnknown,
  type TerraformGraph,
  type TerraformResource,
} from '../../terraform/index.js';

const ARGUMENTS: Readonly<Record<string, string>> = {
  aws_iam_role_policy_attachment: 'policy_arn',
  aws_iam_user_policy_attachment: 'policy_arn',
  aws_iam_group_policy_attachment: 'policy_arn',
  aws_iam_policy_attachment: 'policy_arn',
  aws_iam_role: 'managed_policy_arns',
  aws_iam_role_policy_attachments_exclusive: 'policy_arns',
  aws_iam_user_policy_attachments_exclusive: 'policy_arns',
  aws_iam_group_policy_attachments_exclusive: 'policy_arns',
};
const BROAD = /:iam::aws:policy\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;
const OWN = /(^|\.)aws_iam_policy\./;

export const iamAttachmentIsNotBroad = defineRule({
  id: 'iam-attachment-is-not-broad',
  title: 'no broad policy of AWS is attached',
  group: 'authorization',
  severity: 'error',
  aliases: ['CKV_AWS_274', 'CKV2_AWS_56', 'AwsSolutions-IAM4'],
  standards: [
    { standard: 'NIST 800-53r5', requirement: 'AC-6' },
    { standard: 'PCI DSS 4.0', requirement: '7.2.5' },
  ],
  risk: 'whoever gets hold of the identity may do anything in the account',
  hint: 'attach a policy with the actions that are needed',
  options: z.strictObject({
    managed: z.boolean().default(false).describe('whether every policy of AWS is refused'),
  }),
  check: forResources(Object.keys(ARGUMENTS), (one, graph, { managed }) => {
    const argument = ARGUMENTS[one.type] ?? '';
    const value = one.get(argument);
    if (value === undefined) return undefined;
    const at = one.at(argument);
    const broad = [...asList(value), ...lookedUp(one, graph, argument)].find((arn) =>
      isBroad(arn, managed),
    );
    if (broad) return [{ at, message: `\`${one.address}\` has the policy \`${nameOf(broad)}\`` }];
    const named = one.references(argument).some(({ address }) => OWN.test(address));
    return hasUnknown(value) && !named ? [undecided(at, argument)] : [];
  }),
});

/** ARNs of the policies of AWS that a data source looks up by name; no policy of an account has a name of these. */
function lookedUp(one: TerraformResource, graph: TerraformGraph, argument: string): string[] {
  return graph
    .targets(one, argument)
    .filter(({ configAddress }) => /(^|\.)data\.aws_iam_policy\./.test(configAddress))
    .map((policy) => `arn:aws:iam::aws:policy/${policy.get('name')}`)
    .filter((arn) => BROAD.test(arn));
}

function isBroad(arn: unknown, managed: boolean): boolean {
  return BROAD.test(String(arn)) || (managed && /:iam::aws:policy\//.test(String(arn)));
}

function nameOf(arn: unknown): string {
  return String(arn).replace(/^.*policy\//, '');
}
