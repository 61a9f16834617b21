// A reservation is a limit as well: one flooded function does not stop the others.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

export const lambdaHasReservedConcurrency = defineRule({
  id: 'lambda-has-reserved-concurrency',
  title: 'functions have a concurrency of their own',
  group: 'rate-limits',
  severity: 'info',
  level: 'strict',
  aliases: [
    'CKV_AWS_115',
    'HIPAA.Security-LambdaConcurrency',
    'NIST.800.53.R5-LambdaConcurrency',
    'LAMBDA_CONCURRENCY_CHECK',
    'W92',
    'lambda-concurrency-check',
  ],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'SC-5' }],
  risk: 'a flood on one function uses up the executions of all others in the account',
  hint: 'set `reserved_concurrent_executions`',
  check: forResources('aws_lambda_function', (lambda) => {
    // Bounded by the throttle of the stage that calls it.
    if (lambda.generated) return undefined;
    return requires(
      lambda,
      'reserved_concurrent_executions',
      (reserved) => Number(reserved ?? -1) >= 0,
      `function \`${lambda.address}\` has no concurrency of its own`,
    );
  }),
});
