// 128 MB and 3 seconds are too little for some, and chosen for none.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const lambdaHasOwnLimits = defineRule({
  id: 'lambda-has-own-limits',
  title: 'functions say how much time and memory they need',
  group: 'resilience',
  severity: 'info',
  level: 'strict',
  aliases: ['Serverless-LambdaDefaultTimeout', 'Serverless-LambdaDefaultMemorySize'],
  standards: [],
  risk: 'the function is stopped under load, at a limit that nobody chose',
  hint: 'set `timeout` and `memory_size`',
  check: forResources('aws_lambda_function', (lambda) => {
    const missing = ['timeout', 'memory_size'].filter((name) => !isSet(lambda.get(name)));
    if (missing.length === 0) return [];
    const names = missing.map((name) => `\`${name}\``).join(' and no ');
    return [{ at: lambda.at(), message: `function \`${lambda.address}\` has no ${names}` }];
  }),
});
