// A permission for a service without a source lets that service call for any account.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { isSet, isUnknown } from '../../terraform/index.js';

export const lambdaPermissionNamesSource = defineRule({
  id: 'lambda-permission-names-source',
  title: 'Lambda permissions for services name the source',
  group: 'authorization',
  severity: 'error',
  aliases: ['CKV_AWS_364', 'AWS-0067', 'FG_R00499'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-6' }],
  risk: "any API of any account can invoke the function in the service's name",
  hint: 'set `source_arn` to the execution ARN of the API with method and path',
  options: z.strictObject({
    sourceAccount: z.boolean().default(true).describe('whether `source_account` is enough'),
  }),
  check: forResources('aws_lambda_permission', (permission, _, { sourceAccount }) => {
    const principal = permission.get('principal');
    if (isUnknown(principal)) return [undecided(permission.at('principal'), 'principal')];
    if (!String(principal).endsWith('.amazonaws.com')) return [];
    if (isSet(permission.get('source_arn'))) return [];
    if (sourceAccount && isSet(permission.get('source_account'))) return [];
    return [
      {
        at: permission.at(),
        message: `\`${permission.address}\` lets ${principal} invoke the function for anyone`,
      },
    ];
  }),
});
