// A web ACL without rules looks like protection and is none.

import { defineRule } from '../../rule.js';
import { forResources, together, undecided } from '../../rule-kinds.js';
import { asList, CLASSIC_WEB_ACLS, hasBlock, ownRules, WEB_ACL } from '../../terraform/index.js';

const GROUP_ASSOCIATION = 'aws_wafv2_web_acl_rule_group_association';

export const webAclHasRules = defineRule({
  id: 'web-acl-has-rules',
  title: 'web ACLs have rules',
  group: 'waf',
  severity: 'error',
  aliases: ['CKV_AWS_175', 'WAF.10', 'WAF.4', 'WAF.8', 'wafv2_webacl_with_rules'],
  standards: [{ standard: 'PCI DSS 4.0', requirement: '6.4.2' }],
  risk: 'everything passes, behind something that looks like protection',
  hint: 'add rules, `AWSManagedRulesCommonRuleSet` and `AWSManagedRulesKnownBadInputsRuleSet` at least',
  check: together(
    forResources(WEB_ACL, (acl, graph) => {
      const { rules, incomplete } = ownRules(acl);
      if (rules.length > 0) return [];
      if (incomplete) return [undecided(acl.at(), 'rule')];
      // One that blocks everything needs no rules.
      if (hasBlock(acl.get('default_action'), 'block')) return [];
      const { found, unsure } = graph.linked(acl, GROUP_ASSOCIATION, 'web_acl_arn');
      if (found.length > 0) return [];
      if (unsure) return [undecided(acl.at(), GROUP_ASSOCIATION)];
      return [{ at: acl.at(), message: `web ACL \`${acl.address}\` has no rules` }];
    }),
    forResources(CLASSIC_WEB_ACLS, (acl) => {
      const rules = [...acl.blocks('rule'), ...acl.blocks('rules')];
      const blocks = acl.get('default_action', 'type') === 'BLOCK';
      if (rules.length > 0 || blocks || asList(acl.get('rules')).length > 0) return [];
      return [{ at: acl.at(), message: `web ACL \`${acl.address}\` has no rules` }];
    }),
  ),
});
