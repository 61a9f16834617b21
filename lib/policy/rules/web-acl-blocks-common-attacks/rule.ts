// The managed groups that every API has by default: common attacks, SQL injection, addresses of bad repute. A group
// that was left out is a decision, which this rule asks to be made in the open.

import * as z from 'zod';
import { defineRule } from '../../rule.js';
import { forApi, forResources, together, undecided } from '../../rule-kinds.js';
import { effectiveRules, guardsApi, hasBlock, statements, WEB_ACL } from '../../terraform/index.js';

const GROUPS = {
  common: 'AWSManagedRulesCommonRuleSet',
  sqli: 'AWSManagedRulesSQLiRuleSet',
  'ip-reputation': 'AWSManagedRulesAmazonIpReputationList',
} as const;

const name = z.enum(['common', 'sqli', 'ip-reputation']);

export const webAclBlocksCommonAttacks = defineRule({
  id: 'web-acl-blocks-common-attacks',
  title: 'the web ACL blocks common attacks, SQL injection and addresses of bad repute',
  group: 'waf',
  severity: 'warning',
  level: 'strict',
  aliases: [],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'PCI DSS 4.0', requirement: '6.4.2' },
  ],
  risk: 'attacks that AWS knows by their form or their origin reach the back end',
  hint: 'add the groups to `waf.managed`; in Terraform, rules with the managed groups',
  options: z.strictObject({
    groups: z
      .array(name)
      .default(['common', 'sqli', 'ip-reputation'])
      .describe('The groups that are needed, as `waf.managed` names them'),
  }),
  check: together(
    forApi(({ model, plan }, { groups }) => {
      if (!plan.waf) return undefined;
      const { managed } = plan.waf.settings;
      const missing = groups.filter((group) => !managed.includes(group));
      if (missing.length === 0) return [];
      return [
        {
          at: model.annotations.root.at.child('waf', 'managed'),
          message: `the web ACL does not have ${missing.join(', ')}`,
          hint: `add \`${missing.join('`, `')}\` to \`waf.managed\``,
        },
      ];
    }),
    forResources(WEB_ACL, (acl, graph, { groups }) => {
      // The specification has been judged above.
      if (acl.generated || !guardsApi(acl, graph)) return undefined;
      const { rules, incomplete } = effectiveRules(acl, graph);
      const used = rules
        .filter((rule) => !hasBlock(rule.values['override_action'], 'count'))
        .flatMap((rule) => statements(rule, 'managed_rule_group_statement'))
        .map((statement) => statement['name']);
      const missing = groups.map((group) => GROUPS[group]).filter((group) => !used.includes(group));
      if (missing.length === 0) return [];
      if (incomplete) return [undecided(acl.at(), 'rule')];
      return [
        { at: acl.at(), message: `web ACL \`${acl.address}\` does not use ${missing.join(', ')}` },
      ];
    }),
  ),
});
