// A throttle counts everybody together; only a rate-based rule counts each caller by itself.

import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { effectiveRules, guardsApi, statements, WEB_ACL } from '../../terraform/index.js';

export const webAclLimitsRate = defineRule({
  id: 'web-acl-limits-rate',
  title: 'the web ACL of an API limits how often one caller may call',
  group: 'waf',
  severity: 'warning',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API4' },
    { standard: 'NIST 800-53r5', requirement: 'SC-5' },
  ],
  risk: 'one caller uses up the throttle of all, or tries passwords and identifiers without end',
  hint: 'add a rule with `rate_based_statement { limit = 2000, aggregate_key_type = "IP" }`',
  check: forResources(WEB_ACL, (acl, graph) => {
    if (!guardsApi(acl, graph)) return undefined;
    const { rules, incomplete } = effectiveRules(acl, graph);
    if (rules.some((rule) => statements(rule, 'rate_based_statement').length > 0)) return [];
    if (incomplete) return [undecided(acl.at(), 'rule')];
    return [{ at: acl.at(), message: `web ACL \`${acl.address}\` has no rate-based rule` }];
  }),
});
