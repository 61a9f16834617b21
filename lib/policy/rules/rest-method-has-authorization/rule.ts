// Methods that were added by hand bypass the specification, and with it its security.

import { defineRule, forResources } from '../../rule.js';
import { mayBeTrue } from '../../terraform-values.js';

export const restMethodHasAuthorization = defineRule({
  id: 'rest-method-has-authorization',
  title: 'methods in Terraform ask for authorization',
  group: 'authorization',
  severity: 'error',
  aliases: ['CKV_AWS_59', 'AWS-0004', '15ccec05', 'AwsSolutions-APIG4', 'W59'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API5' }],
  risk: 'anyone on the network can call the method',
  hint: 'set `authorization`, or describe the method in the specification',
  check: forResources('aws_api_gateway_method', ({ address, values, at }) => {
    const { authorization, http_method: method } = values;
    const open = authorization === undefined || authorization === 'NONE';
    return open && method !== 'OPTIONS' && !mayBeTrue(values['api_key_required'])
      ? [{ at: at(), message: `method \`${address}\` (${method}) asks for no authorization` }]
      : [];
  }),
});
