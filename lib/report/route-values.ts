// What tables of routes show of each operation: who may call, how fast, what is checked, and where that is said.

import path from 'node:path';
import { type Authentication, type GatewayPlan, openness, type RoutePlan } from '../plan/index.js';

const HEAD = [
  'operation',
  'authentication',
  'scopes',
  'throttle',
  'validation',
  'cache',
  'waf',
  'data',
  'line',
] as const;

export interface RouteValue {
  readonly api: string;
  /** Base path of the REST API that serves it, where there are several. */
  readonly shard?: string;
  readonly method: string;
  readonly path: string;
  readonly authentication: string;
  readonly scopes: readonly string[];
  /** Requests per second / burst. */
  readonly throttle: string;
  readonly validation: string;
  readonly cache: string;
  readonly waf: string;
  readonly data: readonly string[];
  /** `file:line` of the operation, and of each setting that stands elsewhere. */
  readonly line: string;
  readonly from: Readonly<Record<string, string>>;
}

/** Titles of the columns. */
export function routeHead({ shards }: GatewayPlan): string[] {
  const [first, ...rest] = HEAD;
  return shards.length > 1 ? [first, 'shard', ...rest] : [...HEAD];
}

/** What stands above an API's table: its name, and what its web ACL needs of what AWS WAF allows. */
export function routeTitle({ name, stage, waf }: GatewayPlan): string {
  const units = waf?.capacity.toLocaleString('en-US');
  return waf
    ? `${name} (${stage}), web ACL: ${waf.rules.length} rules, ${units} WCU (1,500 are in the price, 5,000 the limit)`
    : `${name} (${stage})`;
}

/** The cells of each operation; a setting that is written somewhere has `:line`, with the name of another file. */
export function routeRows(plan: GatewayPlan): string[][] {
  return routeValues(plan).map((value, index) => {
    const own = `${plan.routes[index]?.operation.at.file}:`;
    const told = (text: string, setting: string) => {
      const from = value.from[setting];
      if (from === undefined) return text;
      return `${text} ${from.startsWith(own) ? from.slice(own.length - 1) : path.basename(from)}`;
    };
    const isPublic = value.authentication.startsWith('public');
    return [
      `${value.method} ${value.path}`,
      ...(value.shard === undefined ? [] : [value.shard]),
      told(value.authentication, isPublic ? 'public' : 'security'),
      value.scopes.join(' ') || '-',
      told(value.throttle, 'throttle'),
      told(value.validation, 'validate'),
      told(value.cache, 'cache'),
      told(value.waf, 'rateLimit'),
      value.data.join(' ') || '-',
      value.line,
    ];
  });
}

export function routeValues(plan: GatewayPlan): RouteValue[] {
  const homes = new Map(
    plan.shards.flatMap(({ basePath, routes }) => routes.map((route) => [route, `/${basePath}`])),
  );
  return plan.routes.map((route) => ({
    api: plan.name,
    ...(plan.shards.length > 1 && { shard: homes.get(route) ?? '' }),
    method: route.method,
    path: route.resourcePath,
    authentication: authenticationText(route.authentication),
    scopes: scopesOf(route),
    throttle: throttleText(route, plan),
    validation: route.validation,
    cache: route.cache ? `${route.cache.ttl}s` : '-',
    waf: wafText(route, plan),
    data: route.dataClasses,
    line: place(route.operation.at),
    from: Object.fromEntries([
      ...(route.operation.securitySource === 'none'
        ? []
        : [['security', place(route.operation.securityAt)]]),
      ...Object.entries(route.operation.settings.at).map(([name, at]) => [name, place(at)]),
    ]),
  }));
}

function authenticationText(authentication: Authentication): string {
  const key = 'apiKey' in authentication && authentication.apiKey ? ' + API key' : '';
  switch (authentication.kind) {
    case 'none':
      return authentication.reason ? `public (${authentication.reason})` : 'none';
    case 'apiKey':
      return 'API key';
    case 'iam':
      return `IAM${key}`;
    case 'extension':
      return `${authentication.scheme ?? 'IAM'}${key}`;
    case 'authorizer': {
      const ways = authentication.alternatives.map((one) => Object.keys(one).join(' + '));
      const { anonymous } = authentication;
      if (!anonymous) return ways.join(' or ') + key;
      const open = openness(authentication)
        ? authenticationText({ kind: 'none', ...anonymous })
        : 'no more';
      return [...ways, open].join(' or ') + key;
    }
  }
}

function scopesOf({ operation }: RoutePlan): string[] {
  return [
    ...new Set(
      operation.security.flatMap(({ schemes }) => schemes.flatMap(({ scopes }) => scopes)),
    ),
  ];
}

function throttleText(route: RoutePlan, plan: GatewayPlan): string {
  const { rate, burst } = route.throttle ?? plan.methodSettings[0]?.throttle ?? {};
  return rate === undefined ? '-' : `${rate}/s, burst ${burst}`;
}

function wafText(route: RoutePlan, plan: GatewayPlan): string {
  if (!plan.waf) return 'off';
  const { rateLimit } = route.operation.settings;
  return rateLimit ? `on, ${rateLimit.requests}/${rateLimit.per}s` : 'on';
}

function place(at: { file: string; line: number }): string {
  return `${at.file}:${at.line}`;
}
