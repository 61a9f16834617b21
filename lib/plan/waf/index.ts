// The web ACL: rules in the order in which they should decide, cheap and certain ones first.

import { isIPv4 } from 'node:net';
import type { WafSettings } from '../../annotations/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { webAclName } from '../names.js';
import { settingsMessages } from '../settings-messages.js';
import type { RoutePlan, WebAclPlan, WebAclRule } from '../types.js';
import { hasValidatedBody, unvalidatedTypes } from './content-type.js';
import { MANAGED_GROUPS } from './managed-groups.js';
import { anchored, pathPattern } from './paths.js';
import {
  and,
  fromCountries,
  fromIpSet,
  largerThan,
  matches,
  not,
  or,
  rateOver,
  type Statement,
} from './statements.js';

/** AWS WAF quotas: capacity included in the price, capacity at most, rate-based rules at most. */
const INCLUDED = 1500;
const MOST_CAPACITY = 5000;
const MOST_RATE_RULES = 10;
/** Longest path, in bytes: no operation has one near it. */
const LONGEST_URI = 2048;

export function planWaf(
  model: ApiModel,
  routes: readonly RoutePlan[],
  gateway: string,
): { waf?: WebAclPlan; diagnostics: Diagnostic[] } {
  const { waf: settings, stage, at, domain } = model.annotations.root;
  const place = at.child('waf');
  if (!settings.enabled) {
    const count = routes.filter(hasValidatedBody).length;
    const unchecked = count > 0 ? [settingsMessages.report('PLAN-459', place, { count })] : [];
    return { diagnostics: [...unchecked, ...unlimited(routes)] };
  }
  const types = unvalidatedTypes(model, routes);
  const { rules, ipSets } = new RuleList(settings, place, domain?.basePath).build(
    routes,
    types.statements,
  );
  const capacity = rules.reduce((sum, rule) => sum + rule.capacity, 0);
  const rateRules = rules.filter(({ name: rule }) => rule.startsWith('rate-')).length;
  const diagnostics = [...types.diagnostics];
  if (capacity > MOST_CAPACITY)
    diagnostics.push(settingsMessages.report('PLAN-454', place, { capacity }));
  else if (capacity > INCLUDED)
    diagnostics.push(settingsMessages.report('PLAN-453', place, { capacity }));
  if (rateRules > MOST_RATE_RULES)
    diagnostics.push(settingsMessages.report('PLAN-455', place, { count: rateRules }));
  const headers = secretHeaders(model);
  return {
    diagnostics,
    waf: {
      name: webAclName(gateway, stage),
      settings,
      rules,
      capacity,
      bodyInspection: inspection(settings.bodySize),
      redactedHeaders: headers,
      redactQuery: true,
      protectedFields: [
        { type: 'SINGLE_HEADER', keys: headers, action: 'SUBSTITUTION' },
        { type: 'QUERY_STRING', keys: [], action: 'SUBSTITUTION' },
      ],
      ipSets,
      at: place,
    },
  };
}

/** Rate limits of operations that nothing enforces. */
function unlimited(routes: readonly RoutePlan[]): Diagnostic[] {
  return routes.flatMap(({ operation }) => {
    const { rateLimit, at } = operation.settings;
    if (!rateLimit) return [];
    const params = {
      operation: `${operation.method.toUpperCase()} ${operation.path}`,
      requests: rateLimit.requests,
      seconds: rateLimit.per,
    };
    return [settingsMessages.report('PLAN-461', at.rateLimit ?? operation.at, params)];
  });
}

type IpSet = WebAclPlan['ipSets'][number];

class RuleList {
  readonly #rules: WebAclRule[] = [];
  readonly #ipSets: IpSet[] = [];

  constructor(
    private readonly settings: WafSettings,
    private readonly at: Location,
    private readonly basePath: string | undefined,
  ) {}

  build(
    routes: readonly RoutePlan[],
    types: readonly Statement[],
  ): { rules: WebAclRule[]; ipSets: IpSet[] } {
    const { ips, countries, bodySize, methodOverride, rateLimit } = this.settings;
    const blocked = this.#ipSetsOf('block', ips.block);
    const allowed = this.#ipSetsOf('allow', ips.allow);
    if (blocked.length > 0) this.#block('ip-blocked', 0, or(...blocked));
    if (allowed.length > 0) this.#block('ip-not-allowed', 1, not(or(...allowed)));
    if (countries.block.length > 0)
      this.#block('country-blocked', 2, fromCountries(countries.block));
    if (countries.allow.length > 0)
      this.#block('country-not-allowed', 3, not(fromCountries(countries.allow)));
    this.#block('body-too-large', 4, largerThan('Body', bodySize));
    this.#block('uri-too-long', 5, largerThan('UriPath', LONGEST_URI));
    if (!methodOverride)
      this.#block('method-override', 6, largerThan({ header: 'x-http-method-override' }, 0));
    types.forEach((statement, index) => {
      this.#block(`content-type-${index + 1}`, 10 + index, statement);
    });
    this.#block('rate-all', 30, rateOver(rateLimit));
    routes.forEach((route, index) => {
      this.#operationRate(route, 31 + index);
    });
    this.#managed(31 + routes.length);
    return { rules: this.#rules, ipSets: this.#ipSets };
  }

  #operationRate({ operation, method, resourcePath }: RoutePlan, priority: number): void {
    const { rateLimit, at } = operation.settings;
    if (!rateLimit) return;
    const path = matches('UriPath', anchored([pathPattern(resourcePath)], this.basePath));
    const scope = method === 'ANY' ? path : and(matches('Method', `^${method}$`), path);
    const name = `rate-${method}-${resourcePath}`.replace(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');
    this.#block(name.slice(0, 100), priority, rateOver(rateLimit, scope), at.rateLimit);
  }

  #managed(first: number): void {
    const groups = this.settings.managed.map((key) => ({ key, ...MANAGED_GROUPS[key] }));
    for (const { key, name, capacity, order, count } of groups.sort((a, b) => a.order - b.order)) {
      const asked = this.settings.count.flatMap((rule) =>
        rule.startsWith(`${key}/`) ? [rule.slice(key.length + 1)] : [],
      );
      const overrides = [...new Set([...count, ...asked])].map((rule) => ({
        Name: rule,
        ActionToUse: { Count: {} },
      }));
      const statement = {
        ManagedRuleGroupStatement: {
          VendorName: 'AWS',
          Name: name,
          ...(overrides.length > 0 && { RuleActionOverrides: overrides }),
        },
      };
      this.#add(
        `managed-${key}`,
        first + order,
        { json: statement, capacity },
        { OverrideAction: { None: {} } },
      );
    }
  }

  #block(name: string, priority: number, statement: Statement, at?: Location): void {
    this.#add(name, priority, statement, { Action: { Block: {} } }, at);
  }

  #add(
    name: string,
    priority: number,
    { json, capacity }: Statement,
    action: object,
    at = this.at,
  ): void {
    this.#rules.push({
      name,
      priority,
      capacity,
      at,
      json: {
        Name: name,
        Priority: priority,
        Statement: json,
        ...action,
        VisibilityConfig: {
          SampledRequestsEnabled: true,
          CloudWatchMetricsEnabled: true,
          MetricName: name,
        },
      },
    });
  }

  #ipSetsOf(list: 'allow' | 'block', addresses: readonly string[]): Statement[] {
    const v4 = addresses.filter((one) => isIPv4(one.split('/')[0] ?? ''));
    const v6 = addresses.filter((one) => !v4.includes(one));
    return (
      [
        ['IPV4', v4],
        ['IPV6', v6],
      ] as const
    ).flatMap(([version, members]) => {
      if (members.length === 0) return [];
      const name = `${list}-${version.toLowerCase()}`;
      this.#ipSets.push({ name, version, addresses: [...members].sort() });
      return [fromIpSet(name)];
    });
  }
}

/** Bytes of a body that WAF reads: 16 KB are included, more costs extra. */
function inspection(bodySize: number): WebAclPlan['bodyInspection'] {
  const sizes = [16, 32, 48, 64] as const;
  return `KB_${sizes.find((size) => bodySize <= size * 1024) ?? 64}`;
}

/** Headers that carry credentials, lower-case and sorted. */
function secretHeaders(model: ApiModel): string[] {
  const own = Object.values(model.securitySchemes).flatMap(({ type, in: place, parameterName }) =>
    type === 'apiKey' && place === 'header' && parameterName ? [parameterName.toLowerCase()] : [],
  );
  return [...new Set(['authorization', 'cookie', 'x-api-key', ...own])].sort();
}
