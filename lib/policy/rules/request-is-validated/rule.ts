// The gateway turns malformed requests away before they reach code.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const requestIsValidated = defineRule({
  id: 'request-is-validated',
  title: 'request bodies and parameters are validated',
  group: 'input-validation',
  severity: 'warning',
  aliases: ['CKV2_AWS_53', 'AwsSolutions-APIG2'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'malformed and oversized input reaches the back end',
  hint: 'write `validate: all`, or remove `validate`',
  check: forApi(({ plan }) => {
    const routes = plan.routes.filter(
      ({ operation }) =>
        operation.requestBody || operation.parameters.some(({ required }) => required),
    );
    if (routes.length === 0) return undefined;
    return routes
      .filter(({ operation, validation }) =>
        operation.requestBody
          ? validation === 'none' || validation === 'parameters'
          : validation === 'none',
      )
      .map(({ operation, validation, method, resourcePath }) => ({
        at: operation.settings.at.validate ?? operation.at,
        message: `${method} ${resourcePath} validates ${validation === 'none' ? 'nothing' : 'no body'}`,
      }));
  }),
});
