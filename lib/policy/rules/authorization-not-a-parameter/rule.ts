// OpenAPI ignores a header parameter of this name: the authentication it stands for is not modelled.

import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const authorizationNotAParameter = defineRule({
  id: 'authorization-not-a-parameter',
  title: 'the Authorization header is a security scheme, not a parameter',
  group: 'authentication',
  severity: 'info',
  level: 'strict',
  aliases: ['8c84f75e'],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'tools ignore the parameter, and nothing asks for the credentials that it describes',
  hint: 'remove the parameter, and ask for a security scheme such as `type: http, scheme: bearer`',
  check: forOperations(
    ({ parameters }) => parameters.some((parameter) => parameter.in === 'header'),
    ({ parameters }) =>
      parameters
        .filter((one) => one.in === 'header' && one.name.toLowerCase() === 'authorization')
        .map(({ name, at }) => ({
          at: at.child('name'),
          message: `header parameter \`${name}\` is ignored`,
        })),
  ),
});
