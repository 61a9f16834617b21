// Methods that were added by hand bypass the specification, and with it its security.

import { defineRule } from '../../rule.js';
import { forResources, isTrue, requires } from '../../rule-kinds.js';

export const restMethodHasAuthorization = defineRule({
  id: 'rest-method-has-authorization',
  title: 'methods in Terraform ask for authorization',
  group: 'authorization',
  severity: 'error',
  aliases: ['CKV_AWS_59', 'AWS-0004', '15ccec05', 'AwsSolutions-APIG4', 'W59'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API5' }],
  risk: 'anyone on the network can call the method',
  hint: 'set `authorization`, or describe the method in the specification',
  check: forResources('aws_api_gateway_method', (method) => {
    const verb = method.get('http_method');
    if (verb === 'OPTIONS' || isTrue(method.get('api_key_required'))) return [];
    return requires(
      method,
      'authorization',
      (authorization) => authorization !== undefined && authorization !== 'NONE',
      `method \`${method.address}\` (${verb}) asks for no authorization`,
    );
  }),
});
