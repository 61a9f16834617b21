// A rule without conditions matches nothing; a group without rules checks nothing.

import { defineRule } from '../../rule.js';
import { forResources, undecided } from '../../rule-kinds.js';
import { isUnknown, ownRules, RULE_GROUP } from '../../terraform/index.js';

/** Type → the nested blocks that it needs one of. */
const CONTENT: Readonly<Record<string, readonly string[]>> = {
  aws_waf_rule: ['predicates'],
  aws_waf_rate_based_rule: ['predicates'],
  aws_waf_rule_group: ['activated_rule'],
  aws_wafregional_rule: ['predicate'],
  aws_wafregional_rate_based_rule: ['predicate'],
  aws_wafregional_rule_group: ['activated_rule'],
  [RULE_GROUP]: ['rule', 'rules_json'],
};

export const wafRuleIsNotEmpty = defineRule({
  id: 'waf-rule-is-not-empty',
  title: 'rules of a web ACL have conditions, and rule groups have rules',
  group: 'waf',
  severity: 'warning',
  aliases: [
    'WAF.2',
    'WAF.3',
    'WAF.6',
    'WAF.7',
    'waf_regional_rule_with_conditions',
    'waf_global_rule_with_conditions',
    'waf_regional_rulegroup_not_empty',
    'waf_global_rulegroup_not_empty',
  ],
  standards: [{ standard: 'NIST 800-53r5', requirement: 'AC-4(21)' }],
  risk: 'the rule protects from nothing, and looks as if it did',
  hint: 'add conditions or rules, or remove it',
  check: forResources(Object.keys(CONTENT), (resource) => {
    // A rate-based rule without conditions counts every request, which is what it is for.
    if (resource.type.endsWith('_rate_based_rule')) return undefined;
    const names = CONTENT[resource.type] ?? [];
    if (names.some((name) => isUnknown(resource.get(name))))
      return [undecided(resource.at(), names.join(', '))];
    const filled =
      resource.type === RULE_GROUP
        ? ownRules(resource).rules.length > 0
        : names.some((name) => resource.blocks(name).length > 0);
    if (filled) return [];
    return [{ at: resource.at(), message: `\`${resource.address}\` is empty` }];
  }),
});
