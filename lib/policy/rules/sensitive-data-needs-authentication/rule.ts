// A reason for being public is no reason to publish personal data.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';
import { isSensitive } from '../../sensitive.js';

export const sensitiveDataNeedsAuthentication = defineRule({
  id: 'sensitive-data-needs-authentication',
  title: 'operations with sensitive data ask for authentication',
  group: 'data-protection',
  severity: 'error',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'anyone on the network can read or write the data',
  hint: 'remove `public` and add `security`',
  check: forApi(({ plan }) => {
    const marked = plan.routes.filter(({ dataClasses }) => dataClasses.length > 0);
    if (marked.length === 0) return undefined;
    // Without a reason, operation-has-authentication reports it already.
    return marked.flatMap(({ operation, authentication, method, resourcePath, dataClasses }) =>
      authentication.kind === 'none' && authentication.reason && dataClasses.some(isSensitive)
        ? [
            {
              at: operation.settings.at.public ?? operation.at,
              message: `${method} ${resourcePath} is public and carries ${dataClasses.filter(isSensitive).join(', ')} data`,
            },
          ]
        : [],
    );
  }),
});
