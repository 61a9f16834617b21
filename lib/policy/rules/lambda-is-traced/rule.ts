// A trace that ends at the gateway does not show what the function did.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

export const lambdaIsTraced = defineRule({
  id: 'lambda-is-traced',
  title: 'functions are traced',
  group: 'logging',
  severity: 'info',
  level: 'strict',
  aliases: ['CKV_AWS_50', 'AWS-0066', '8152e0cf', 'Serverless-LambdaTracing'],
  standards: [],
  risk: 'failures and slow calls cannot be followed into the function',
  hint: 'set `tracing_config { mode = "Active" }`',
  check: forResources('aws_lambda_function', (lambda) => {
    // A specification says it for its gateway and its functions alike: tracing-is-on.
    if (lambda.generated) return undefined;
    return requires(
      lambda,
      ['tracing_config', 'mode'],
      (mode) => mode === 'Active',
      `function \`${lambda.address}\` is not traced`,
    );
  }),
});
