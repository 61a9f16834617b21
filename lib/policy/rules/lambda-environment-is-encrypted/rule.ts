// Access to the variables can be taken away by taking away the key.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const lambdaEnvironmentIsEncrypted = defineRule({
  id: 'lambda-environment-is-encrypted',
  title: 'environment variables of functions are encrypted with a key of your own',
  group: 'data-protection',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV_AWS_173', 'awslambda_function_env_vars_not_encrypted_with_cmk'],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'SC-28' }],
  risk: 'access to the variables cannot be taken away by taking away the key',
  hint: 'set `kms_key_arn` to a customer-managed key',
  check: forResources('aws_lambda_function', (lambda) => {
    if (!lambda.block('environment')) return undefined;
    if (isSet(lambda.get('kms_key_arn'))) return [];
    const message = `the environment of \`${lambda.address}\` is encrypted with a key of AWS`;
    return [{ at: lambda.at(), message }];
  }),
});
