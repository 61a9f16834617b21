// What WAF checks of the rules of a web ACL when it is saved: names, priorities, actions, countries, limits.

import { AwsError, isJson, type Json } from '../http.js';

/** @throws WAFInvalidParameterException on the first thing that is wrong */
export function checkRules(value: unknown): void {
  const rules = Array.isArray(value) ? value.filter(isJson) : [];
  unique(
    rules.map(({ Priority }) => Priority),
    'PRIORITY',
  );
  unique(
    rules.map(({ Name }) => Name),
    'RULE_NAME',
  );
  for (const rule of rules) checkRule(rule);
}

/** ARNs of the IP sets that rules refer to, at any depth. */
export function ipSetsOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(ipSetsOf);
  if (!isJson(part)) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'IPSetReferenceStatement' && isJson(value) ? [String(value['ARN'])] : ipSetsOf(value),
  );
}

function checkRule(rule: Json): void {
  const { Name, Statement, Action, OverrideAction, VisibilityConfig, Priority } = rule;
  if (!/^[\w-]{1,128}$/.test(String(Name))) throw invalid('RULE_NAME', Name);
  if (!Number.isInteger(Priority)) throw invalid('PRIORITY', Priority);
  if (!isJson(VisibilityConfig)) throw invalid('VISIBILITY_CONFIG', Name);
  if (!isJson(Statement) || Object.keys(Statement).length !== 1) throw invalid('STATEMENT', Name);
  const managed =
    'ManagedRuleGroupStatement' in Statement || 'RuleGroupReferenceStatement' in Statement;
  if (managed !== isJson(OverrideAction) || managed === isJson(Action)) {
    throw invalid('RULE', Name);
  }
  checkStatement(Statement);
}

function checkStatement(part: unknown): void {
  if (Array.isArray(part)) for (const item of part) checkStatement(item);
  if (!isJson(part)) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === 'GeoMatchStatement' && isJson(value)) checkCountries(value['CountryCodes']);
    if (key === 'RateBasedStatement' && isJson(value)) checkRate(value);
    if (key === 'SingleHeader' && isJson(value)) checkHeader(value['Name']);
    if (key === 'Statements' && Array.isArray(value) && value.length < 2)
      throw invalid('NESTED_STATEMENT', value.length);
    checkStatement(value);
  }
}

function checkCountries(codes: unknown): void {
  for (const code of Array.isArray(codes) ? codes : []) {
    if (!/^[A-Z]{2}$/.test(String(code)) || code === 'UK') throw invalid('COUNTRY_CODE', code);
  }
}

function checkRate({ Limit, EvaluationWindowSec = 300 }: Json): void {
  if (typeof Limit !== 'number' || Limit < 10 || Limit > 2_000_000_000)
    throw invalid('RATE_BASED_STATEMENT', Limit);
  if (![60, 120, 300, 600].includes(Number(EvaluationWindowSec)))
    throw invalid('EVALUATION_WINDOW', EvaluationWindowSec);
}

function checkHeader(name: unknown): void {
  if (!/^[^\sA-Z]{1,64}$/.test(String(name))) throw invalid('SINGLE_HEADER', name);
}

function unique(values: readonly unknown[], field: string): void {
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice !== undefined) throw invalid(field, twice);
}

function invalid(field: string, parameter: unknown): AwsError {
  return new AwsError(
    'WAFInvalidParameterException',
    `Error reason: You have used none or multiple values for a field that requires exactly one value., field: ${field}, parameter: ${String(parameter)}`,
  );
}
