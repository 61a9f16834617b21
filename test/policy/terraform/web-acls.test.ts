// Rules of a web ACL: blocks and JSON read alike.

import { describe, expect, it } from 'vitest';
import {
  effectiveRules,
  ownRules,
  readTerraform,
  statements,
  type TerraformGraph,
} from '../../../lib/policy/terraform/index.js';
import { Location, SourceFile } from '../../../lib/source/index.js';

function graphOf(json: object): TerraformGraph {
  const source = new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json));
  return readTerraform(json, (path) => new Location(source, path));
}

function acl(graph: TerraformGraph) {
  const [found] = graph.ofType('aws_wafv2_web_acl');
  if (!found) throw new Error('no web ACL');
  return found;
}

const MANAGED = { vendor_name: 'AWS', name: 'AWSManagedRulesCommonRuleSet' };

describe('a dynamic block', () => {
  it.each([
    ['whose rules are known', MANAGED.name, false],
    ['whose rules are named by what it goes through', '${rule.value}', true],
  ])('%s', (_, name, incomplete) => {
    const content = { name: 'a', statement: { managed_rule_group_statement: { name } } };
    const main = { dynamic: { rule: { for_each: ['a'], content } } };
    expect(ownRules(acl(graphOf({ resource: { aws_wafv2_web_acl: { main } } }))).incomplete).toBe(
      incomplete,
    );
  });
});

describe('ownRules', () => {
  it.each([
    ['a block', { rule: { name: 'common', statement: { managed_rule_group_statement: MANAGED } } }],
    [
      'a list of blocks',
      { rule: [{ name: 'common', statement: [{ managed_rule_group_statement: [MANAGED] }] }] },
    ],
    [
      'a dynamic block',
      {
        dynamic: {
          rule: {
            for_each: [1],
            content: { name: 'common', statement: { managed_rule_group_statement: MANAGED } },
          },
        },
      },
    ],
    [
      'JSON',
      {
        rule_json: JSON.stringify([
          {
            Name: 'common',
            Statement: {
              ManagedRuleGroupStatement: {
                VendorName: 'AWS',
                Name: 'AWSManagedRulesCommonRuleSet',
              },
            },
          },
        ]),
      },
    ],
  ])('reads %s', (_, main) => {
    const { rules, incomplete } = ownRules(
      acl(graphOf({ resource: { aws_wafv2_web_acl: { main } } })),
    );
    expect(rules.map(({ name }) => name)).toEqual(['common']);
    expect(rules.flatMap((rule) => statements(rule, 'managed_rule_group_statement'))).toEqual([
      MANAGED,
    ]);
    expect(incomplete).toBe(false);
  });

  it('says that rules which nobody knows are incomplete', () => {
    const main = { rule_json: '${var.rules}' };
    const graph = graphOf({ resource: { aws_wafv2_web_acl: { main } }, variable: { rules: {} } });
    expect(ownRules(acl(graph))).toEqual({ rules: [], incomplete: true });
  });
});

describe('effectiveRules', () => {
  const reference = (arn: string) => ({
    rule: { name: 'own', statement: { rule_group_reference_statement: { arn } } },
  });

  it('adds the rules of a group in the same files', () => {
    const graph = graphOf({
      resource: {
        aws_wafv2_web_acl: { main: reference('${aws_wafv2_rule_group.own.arn}') },
        aws_wafv2_rule_group: { own: { rule: { name: 'rate' } } },
      },
    });
    const { rules, incomplete } = effectiveRules(acl(graph), graph);
    expect(rules.map(({ name }) => name)).toEqual(['own', 'rate']);
    expect(incomplete).toBe(false);
  });

  it('says that a group elsewhere may hold more', () => {
    const graph = graphOf({
      resource: { aws_wafv2_web_acl: { main: reference('${var.group}') } },
      variable: { group: {} },
    });
    expect(effectiveRules(acl(graph), graph).incomplete).toBe(true);
  });
});
