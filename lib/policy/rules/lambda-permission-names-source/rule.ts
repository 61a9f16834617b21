// A permission without a source lets every API in AWS call the function.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const lambdaPermissionNamesSource = defineRule({
  id: 'lambda-permission-names-source',
  title: 'Lambda permissions name who may call',
  group: 'authorization',
  severity: 'error',
  aliases: ['CKV_AWS_364', 'CKV_AWS_301', 'AWS-0067', 'FG_R00499', 'e08ed7eb', 'Lambda.1'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-6' }],
  risk: "any API of any account can invoke the function in the service's name",
  hint: 'set `source_arn` to the execution ARN of the API with method and path',
  check: forResources('aws_lambda_permission', (permission) => {
    const { address } = permission;
    const principal = permission.get('principal');
    if (principal === '*') {
      const message = `\`${address}\` lets everybody invoke the function`;
      return [{ at: permission.at('principal'), message }];
    }
    const service = typeof principal === 'string' && principal.endsWith('.amazonaws.com');
    const named = isSet(permission.get('source_arn')) || isSet(permission.get('source_account'));
    return service && !named
      ? [
          {
            at: permission.at(),
            message: `\`${address}\` lets ${principal} invoke the function for anyone`,
          },
        ]
      : [];
  }),
});
