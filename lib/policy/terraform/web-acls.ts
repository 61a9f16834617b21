// The rules of a web ACL in one shape, whether they are written as blocks or in `rule_json`: what the WAF API
// calls `ManagedRuleGroupStatement` is `managed_rule_group_statement`, as in Terraform.

import type { Location } from '../../source/index.js';
import { Encoded } from './expression.js';
import type { TerraformGraph } from './graph.js';
import { asList, asObject, isObject, type JsonObject } from './json.js';
import type { TerraformResource } from './resource.js';
import { hasUnknown, isUnknown } from './unknown.js';

export const WEB_ACL = 'aws_wafv2_web_acl';
export const RULE_GROUP = 'aws_wafv2_rule_group';
export const CLASSIC_WEB_ACLS = ['aws_waf_web_acl', 'aws_wafregional_web_acl'] as const;

export interface WafRule {
  readonly name: string;
  readonly values: JsonObject;
  readonly at: Location;
}

export interface WafRules {
  readonly rules: readonly WafRule[];
  /** Whether there may be more of them: a part is not known, or stands in a rule group that is not in the files. */
  readonly incomplete: boolean;
}

/** The rules of a web ACL or of a rule group, without those of the groups that it refers to. */
export function ownRules(resource: TerraformResource): WafRules {
  for (const argument of ['rule_json', 'rules_json']) {
    const json = resource.get(argument);
    if (json !== undefined && json !== '') return rulesInJson(json, resource.at(argument));
  }
  const rules = resource.blocks('rule').map((block) => ({
    name: String(block.get('name') ?? ''),
    values: block.values,
    at: block.at(),
  }));
  // How many rules `dynamic` makes, and with what names, may depend on what it goes through.
  const dynamic = hasUnknown(resource.get('dynamic', 'rule'));
  return { rules, incomplete: dynamic || isUnknown(resource.get('rule')) };
}

/** The same, with the rules of the groups that it refers to. */
export function effectiveRules(acl: TerraformResource, graph: TerraformGraph): WafRules {
  const own = ownRules(acl);
  const groups = ['rule', 'rule_json']
    .flatMap((argument) => graph.targets(acl, argument))
    .filter(({ type }) => type === RULE_GROUP)
    .map(ownRules);
  const referred = own.rules.flatMap((rule) => statements(rule, 'rule_group_reference_statement'));
  return {
    rules: [...own.rules, ...groups.flatMap(({ rules }) => rules)],
    incomplete:
      own.incomplete ||
      referred.length > groups.length ||
      groups.some(({ incomplete }) => incomplete),
  };
}

/** The statements of a kind anywhere in a rule, below `and`, `or`, `not` and scope-downs too. */
export function statements(rule: WafRule, kind: string): JsonObject[] {
  const found: JsonObject[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === kind) found.push(...asList(inner).map(asObject));
      visit(inner);
    }
  };
  visit(rule.values);
  return found;
}

/** Whether a nested block is there: `{ count = {} }`, or a list of one in a plan. */
export function hasBlock(value: unknown, name: string): boolean {
  return asList(value).some((one) => asList(asObject(one)[name]).length > 0);
}

/** Whether rules of a managed group are excluded, or do less than they would, by their names. */
export function isWeakened(group: JsonObject, rule: RegExp): boolean {
  const named = (one: unknown) => rule.test(String(asObject(one)['name']));
  return (
    asList(group['excluded_rule']).some(named) ||
    asList(group['rule_action_override'])
      .filter(named)
      .some((one) =>
        ['count', 'allow'].some((act) => hasBlock(asObject(one)['action_to_use'], act)),
      )
  );
}

/** Whether a web ACL is in front of a stage of a REST API. */
export function guardsApi(acl: TerraformResource, graph: TerraformGraph): boolean {
  const { found } = graph.linked(acl, 'aws_wafv2_web_acl_association', 'web_acl_arn');
  return found.some(
    (association) =>
      association
        .references('resource_arn')
        .some(({ address }) => /(^|\.)aws_api_gateway_stage\./.test(address)) ||
      /^(arn:[^:]+:apigateway:|\$\{aws_api_gateway_rest_api\.).*\/stages\//.test(
        String(association.get('resource_arn')),
      ),
  );
}

function rulesInJson(json: unknown, at: Location): WafRules {
  const parsed = json instanceof Encoded ? json.value : parse(json);
  if (!Array.isArray(parsed)) return { rules: [], incomplete: true };
  const rules = parsed.map((one) => {
    const values = asObject(inTerraformStyle(one));
    return { name: String(values['name'] ?? ''), values, at };
  });
  return { rules, incomplete: false };
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : text;
  } catch {
    return undefined;
  }
}

/** Where Terraform's names are not those of the API in other letters. */
const RENAMED: Readonly<Record<string, string>> = {
  rule_action_overrides: 'rule_action_override',
  excluded_rules: 'excluded_rule',
  cloud_watch_metrics_enabled: 'cloudwatch_metrics_enabled',
};

function inTerraformStyle(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inTerraformStyle);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.replace(/(?<=[a-z0-9])[A-Z]/g, '_$&').toLowerCase();
      return [RENAMED[name] ?? name, inTerraformStyle(inner)];
    }),
  );
}
