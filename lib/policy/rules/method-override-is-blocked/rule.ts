// API Gateway itself honours X-HTTP-Method-Override: a GET that is allowed becomes a DELETE.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const methodOverrideIsBlocked = defineRule({
  id: 'method-override-is-blocked',
  title: 'the method override header is blocked',
  group: 'waf',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API8' }],
  risk: 'a request passes filters as one method and is executed as another',
  hint: 'remove `methodOverride: true`',
  check: forApi(({ model, plan }) => {
    if (!plan.waf) return undefined;
    if (!plan.waf.settings.methodOverride) return [];
    return [
      {
        at: model.annotations.root.at.child('waf', 'methodOverride'),
        message: 'the web ACL lets X-HTTP-Method-Override through',
      },
    ];
  }),
});
