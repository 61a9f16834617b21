// A function URL is a way past the gateway.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';

export const functionUrlHasAuthorization = defineRule({
  id: 'function-url-has-authorization',
  title: 'Lambda function URLs ask for authorization',
  group: 'authentication',
  severity: 'error',
  aliases: ['CKV_AWS_258', 'LambdaFunctionUrlAuth', 'awslambda_function_url_public'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API2' },
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
  ],
  risk: 'anyone can call the function past the gateway, its authorizer, its firewall and its limits',
  hint: 'set `authorization_type = "AWS_IAM"`, or remove the URL and call through the gateway',
  check: forResources('aws_lambda_function_url', (url) =>
    requires(
      url,
      'authorization_type',
      (type) => type !== 'NONE',
      `\`${url.address}\` asks for no authorization`,
    ),
  ),
});
