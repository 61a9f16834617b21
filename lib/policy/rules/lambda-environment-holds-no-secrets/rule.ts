// Environment variables are shown in the console, and stand in the state.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { secretsIn } from '../../secrets.js';

export const lambdaEnvironmentHoldsNoSecrets = defineRule({
  id: 'lambda-environment-holds-no-secrets',
  title: 'environment variables of functions hold no secrets',
  group: 'data-protection',
  severity: 'error',
  aliases: ['CKV_AWS_45', '1402afd8', 'awslambda_function_no_secrets_in_variables'],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '8.6.2' },
    { standard: 'NIST 800-53r5', requirement: 'IA-5(7)' },
    { standard: 'CWE', requirement: '798' },
  ],
  risk: 'whoever can read the function, the configuration or the state can use the secret',
  hint: 'keep the secret in Secrets Manager, and read it in the function',
  check: forResources('aws_lambda_function', (lambda) => {
    if (!lambda.block('environment')) return undefined;
    return secretsIn(lambda, ['environment', 'variables']).map(({ name, why, at }) => ({
      at,
      message: `environment variable \`${name}\` of \`${lambda.address}\` ${why}`,
    }));
  }),
});
