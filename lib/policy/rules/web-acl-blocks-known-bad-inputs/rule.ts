// Log4Shell and its kind: requests that are never legitimate.

import * as z from 'zod';
import { defineRule, type Judgement } from '../../rule.js';
import { forApi, forResources, together, undecided } from '../../rule-kinds.js';
import {
  effectiveRules,
  hasBlock,
  isWeakened,
  statements,
  type TerraformResource,
  type WafRules,
  WEB_ACL,
} from '../../terraform/index.js';

const GROUP = 'AWSManagedRulesKnownBadInputsRuleSet';
/** As `waf.count` names it. */
const COUNTED = /^known-bad-inputs\/Log4JRCE/;
const ANONYMOUS = 'AWSManagedRulesAnonymousIpList';

const options = z.strictObject({
  anonymousIps: z.boolean().default(false).describe(`Whether ${ANONYMOUS} is needed too`),
});

export const webAclBlocksKnownBadInputs = defineRule({
  id: 'web-acl-blocks-known-bad-inputs',
  title: 'the web ACL blocks known bad inputs',
  group: 'waf',
  severity: 'error',
  aliases: ['CKV_AWS_192', 'FG_R00500', 'CKV2_AWS_77'],
  standards: [
    { standard: 'OWASP API 2023', requirement: 'API8' },
    { standard: 'PCI DSS 4.0', requirement: '6.4.2' },
  ],
  risk: 'requests with known exploits, such as Log4Shell, reach the back end',
  hint: `add \`known-bad-inputs\` to \`waf.managed\`; in Terraform, a rule with the managed group \`${GROUP}\``,
  options,
  check: together(
    forApi(({ model, plan }) => {
      if (!plan.waf) return undefined;
      const { managed, count } = plan.waf.settings;
      const at = model.annotations.root.at.child('waf');
      if (managed.includes('known-bad-inputs'))
        return count.flatMap((name, index) =>
          COUNTED.test(name)
            ? [{ at: at.child('count', index), message: `\`${name}\` only counts Log4Shell` }]
            : [],
        );
      return [
        {
          at: at.child('managed'),
          message: `the web ACL has ${managed.length > 0 ? managed.join(', ') : 'no managed groups'}, but not known-bad-inputs`,
        },
      ];
    }),
    forResources(WEB_ACL, (acl, graph, { anonymousIps }) => {
      // The specification has been judged above.
      if (acl.generated) return undefined;
      const rules = effectiveRules(acl, graph);
      return [GROUP, ...(anonymousIps ? [ANONYMOUS] : [])].flatMap((group) =>
        judgeGroup(acl, rules, group),
      );
    }),
  ),
});

function judgeGroup(
  acl: TerraformResource,
  { rules, incomplete }: WafRules,
  group: string,
): Judgement[] {
  const uses = rules.flatMap((rule) =>
    statements(rule, 'managed_rule_group_statement')
      .filter(({ name }) => name === group)
      .map((statement) => ({ rule, statement })),
  );
  if (uses.length === 0) {
    if (incomplete) return [undecided(acl.at(), 'rule')];
    return [{ at: acl.at(), message: `web ACL \`${acl.address}\` does not use ${group}` }];
  }
  return uses.flatMap(({ rule, statement }) => {
    if (hasBlock(rule.values['override_action'], 'count'))
      return [{ at: rule.at, message: `rule \`${rule.name}\` only counts what ${group} matches` }];
    if (!isWeakened(statement, /^Log4JRCE/)) return [];
    return [{ at: rule.at, message: `rule \`${rule.name}\` lets Log4Shell through` }];
  });
}
