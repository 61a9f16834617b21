// What stands behind the part of a body that WAF looks at passes every rule unseen.

import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import {
  asList,
  asObject,
  effectiveRules,
  guardsApi,
  hasBlock,
  isWeakened,
  statements,
  type WafRule,
  WEB_ACL,
} from '../../terraform/index.js';

export const webAclLimitsBodySize = defineRule({
  id: 'web-acl-limits-body-size',
  title: 'the web ACL of an API limits the size of bodies',
  group: 'waf',
  severity: 'warning',
  level: 'strict',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API4' },
    { standard: 'CWE', requirement: '770' },
  ],
  risk: 'an attack that stands behind the first 16 KB of a body is not seen',
  hint: 'add a rule with `size_constraint_statement { field_to_match { body {} }, comparison_operator = "GT", size = 16384 }`',
  check: forResources(WEB_ACL, (acl, graph) => {
    if (!guardsApi(acl, graph)) return undefined;
    const { rules, incomplete } = effectiveRules(acl, graph);
    if (rules.some(limitsBodies)) return [];
    if (incomplete) return [undecided(acl.at(), 'rule')];
    return [
      { at: acl.at(), message: `web ACL \`${acl.address}\` lets bodies of any size through` },
    ];
  }),
});

function limitsBodies(rule: WafRule): boolean {
  if (['action', 'override_action'].some((name) => hasBlock(rule.values[name], 'count')))
    return false;
  const own = statements(rule, 'size_constraint_statement').some(({ field_to_match: field }) =>
    ['body', 'json_body'].some((part) => hasBlock(asList(field).map(asObject), part)),
  );
  const managed = statements(rule, 'managed_rule_group_statement').some(
    (group) =>
      group['name'] === 'AWSManagedRulesCommonRuleSet' &&
      !isWeakened(group, /^SizeRestrictions_BODY$/),
  );
  return own || managed;
}
