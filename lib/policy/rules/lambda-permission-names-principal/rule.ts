// A function that everybody may invoke has no gateway.

import { defineRule } from '../../rule.js';
import { forResources, requires } from '../../rule-kinds.js';
import { isSet } from '../../terraform/index.js';

export const lambdaPermissionNamesPrincipal = defineRule({
  id: 'lambda-permission-names-principal',
  title: 'Lambda permissions are not for everybody',
  group: 'authorization',
  severity: 'error',
  aliases: [
    'CKV_AWS_301',
    'e08ed7eb',
    'LAMBDA_NO_WILDCARD_PRINCIPALS',
    'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED',
    'F13',
    'HIPAA.Security-LambdaFunctionPublicAccessProhibited',
    'NIST.800.53.R5-LambdaFunctionPublicAccessProhibited',
    'PCI.DSS.321-LambdaFunctionPublicAccessProhibited',
    'Lambda.1',
    'awslambda_function_not_publicly_accessible',
    'FG_R00276',
  ],
  standards: [
    { standard: 'NIST 800-53r5', requirement: 'AC-3' },
    { standard: 'NIST 800-53r5', requirement: 'AC-6' },
    { standard: 'HIPAA', requirement: '164.312(a)(1)' },
  ],
  risk: 'anyone with an AWS account can invoke the function, past the gateway and its checks',
  hint: 'set `principal` to the service or account that calls, such as `apigateway.amazonaws.com`',
  check: forResources('aws_lambda_permission', (permission) => {
    // A public function URL is told at the URL.
    if (permission.get('function_url_auth_type') === 'NONE') return [];
    if (isSet(permission.get('principal_org_id'))) return [];
    return requires(
      permission,
      'principal',
      (principal) => principal !== '*',
      `\`${permission.address}\` lets everybody invoke the function`,
    );
  }),
});
