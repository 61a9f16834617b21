// Lambda takes only code that somebody trusted has signed, whoever uploads it.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const lambdaCodeIsSigned = defineRule({
  id: 'lambda-code-is-signed',
  title: 'code of functions is signed',
  group: 'resilience',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV_AWS_272'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'SI-7' }],
  risk: 'whoever may update the function can run any code with its permissions',
  hint: 'set `code_signing_config_arn` to an `aws_lambda_code_signing_config`',
  check: forResources('aws_lambda_function', (lambda) => {
    if (lambda.generated || lambda.get('package_type') === 'Image') return undefined;
    return isSet(lambda.get('code_signing_config_arn'))
      ? []
      : [{ at: lambda.at(), message: `function \`${lambda.address}\` takes unsigned code` }];
  }),
});
