// The metric of a rule is what an alarm looks at.

import { defineRule, type Judgement } from '../../rule.js';
import { forResources } from '../../rule-kinds.js';
import { asList, asObject, ownRules, RULE_GROUP, WEB_ACL } from '../../terraform/index.js';

export const webAclRulesHaveMetrics = defineRule({
  id: 'web-acl-rules-have-metrics',
  title: 'web ACLs, rule groups and their rules have metrics',
  group: 'waf',
  severity: 'info',
  aliases: ['WAF.12', 'wafv2_webacl_rule_logging_enabled'],
  standards: [{ standard: 'PCI DSS 4.0', requirement: '10.4.1' }],
  risk: 'nobody sees an attack begin, or a rule block customers',
  hint: 'set `cloudwatch_metrics_enabled = true`',
  check: forResources([WEB_ACL, RULE_GROUP], (resource) => [
    ...ownRules(resource)
      .rules.filter(({ values }) => isOff(values['visibility_config']))
      .map(
        ({ name, at }): Judgement => ({
          at,
          message: `rule \`${name}\` of \`${resource.address}\` has no metrics`,
        }),
      ),
    ...(isOff(resource.get('visibility_config'))
      ? [
          {
            at: resource.at('visibility_config'),
            message: `\`${resource.address}\` has no metrics`,
          },
        ]
      : []),
  ]),
});

/** Terraform demands the argument: what is missing is not known. */
function isOff(visibility: unknown): boolean {
  return asList(visibility).some((one) =>
    [false, 'false'].includes(asObject(one)['cloudwatch_metrics_enabled'] as boolean | string),
  );
}
