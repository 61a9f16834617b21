// A reason for being public is no reason to publish personal data.

import { openness } from '../../../plan/index.js';
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
    return marked.flatMap(({ operation, authentication, method, resourcePath, dataClasses }) => {
      const classes = dataClasses.filter(isSensitive);
      if (!openness(authentication)?.reason || classes.length === 0) return [];
      const isOptional = authentication.kind !== 'none';
      const open = isOptional ? 'lets in callers without credentials' : 'is public';
      return [
        {
          at: operation.settings.at.public ?? operation.at,
          message: `${method} ${resourcePath} ${open} and carries ${classes.join(', ')} data`,
          ...(isOptional && { hint: 'remove `public`, and the `{}` in `security`' }),
        },
      ];
    });
  }),
});
