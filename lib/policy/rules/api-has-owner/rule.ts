// An API that nobody owns is patched by nobody.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

export const apiHasOwner = defineRule({
  id: 'api-has-owner',
  title: 'the API has an owner',
  group: 'hygiene',
  severity: 'warning',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
  risk: 'nobody is alerted, and nobody answers for findings',
  hint: 'add `owner: <team>` to the root `x-gateway`',
  check: forApi(({ model, plan }) =>
    plan.owner
      ? []
      : [{ at: model.annotations.root.at, message: `API \`${plan.name}\` has no owner` }],
  ),
});
