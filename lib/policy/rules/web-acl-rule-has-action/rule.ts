// A rule that does nothing with what it matches.

import { defineRule } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { asList, isUnknown, ownRules, RULE_GROUP, WEB_ACL } from '../../terraform/index.js';

export const webAclRuleHasAction = defineRule({
  id: 'web-acl-rule-has-action',
  title: 'rules of a web ACL say what happens to what they match',
  group: 'waf',
  severity: 'warning',
  aliases: ['CKV_AWS_342'],
  standards: [],
  risk: 'WAF refuses the rule, and the apply stops half-way',
  hint: 'add `action { block {} }`, or `override_action { none {} }` for a rule group',
  check: forResources([WEB_ACL, RULE_GROUP], (resource) => {
    const { rules } = ownRules(resource);
    if (rules.length === 0) return undefined;
    return rules
      .filter(({ values }) =>
        ['action', 'override_action'].every(
          (name) => !isUnknown(values[name]) && asList(values[name]).length === 0,
        ),
      )
      .map(({ name, at }) => ({
        at,
        message: `rule \`${name}\` of \`${resource.address}\` has no action`,
      }));
  }),
});
