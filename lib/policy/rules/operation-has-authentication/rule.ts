// Every operation asks for authentication, or says why not.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const operationHasAuthentication = defineRule({
  id: 'operation-has-authentication',
  title: 'every operation asks for authentication, or says why it is public',
  group: 'authentication',
  severity: 'error',
  aliases: [
    'CKV_OPENAPI_4',
    'CKV_OPENAPI_5',
    'CKV_AWS_59',
    'AwsSolutions-APIG4',
    'owasp:api2:2023-write-restricted',
    'owasp:api2:2023-read-restricted',
  ],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'anyone on the network can call the operation',
  hint: 'add `security` to the operation or to the root, or `x-gateway: { public: <reason> }` when that is intended',
  check: forApi(({ plan }) => {
    if (plan.routes.length === 0) return undefined;
    return plan.routes
      .filter(({ operation }) => operation.method !== 'options')
      .filter(({ authentication }) => authentication.kind === 'none' && !authentication.reason)
      .map(({ operation, method, resourcePath }) => ({
        at: operation.securitySource === 'operation' ? operation.securityAt : operation.at,
        message: `${method} ${resourcePath} asks for no authentication and does not say why`,
      }));
  }),
});
