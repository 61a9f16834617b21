// By default a function writes plain text to a log group that never expires.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

const ARGUMENTS = ['log_format', 'log_group'];

export const lambdaLogsAreConfigured = defineRule({
  id: 'lambda-logs-are-configured',
  title: 'functions say what they log, and where',
  group: 'logging',
  severity: 'info',
  level: 'strict',
  aliases: ['LambdaLogging', 'LambdaLogLevel'],
  standards: [],
  risk: 'logs cannot be searched by field, and go to a log group that never expires',
  hint: 'add `logging_config { log_format = "JSON", log_group = aws_cloudwatch_log_group.<name>.name }`',
  check: forResources('aws_lambda_function', (lambda) => {
    const missing = ARGUMENTS.filter((name) => !isSet(lambda.get('logging_config', name)));
    if (missing.length === 0) return [];
    const names = missing.map((name) => `\`${name}\``).join(' and no ');
    return [{ at: lambda.at(), message: `function \`${lambda.address}\` has no ${names}` }];
  }),
});
