// Usage plans, with operations named as API Gateway names methods.

import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { ApiModel } from '../model/index.js';
import { usagePlanName } from './names.js';
import { settingsMessages } from './settings-messages.js';
import { relativePath } from './shards/index.js';
import type { RoutePlan, UsagePlanPlan } from './types.js';

/** Amazon API Gateway quotas: "Method-level throttles per stage in a usage plan". */
const MOST_METHODS = 20;
const PERIODS = { day: 'DAY', week: 'WEEK', month: 'MONTH' } as const;

export function planUsagePlans(
  model: ApiModel,
  routes: readonly RoutePlan[],
  gateway: string,
): { usagePlans: UsagePlanPlan[]; diagnostics: Diagnostic[] } {
  const { stage, plans } = model.annotations.root;
  const byName = new Map<string, RoutePlan>();
  for (const route of routes) {
    const { operation } = route;
    byName.set(`${operation.method.toUpperCase()} ${operation.path}`, route);
    byName.set(operation.id, route);
    const collapsed = route.collapsed?.map((one) => one.operation) ?? [];
    for (const behind of [...collapsed, ...(route.merged ?? [])]) {
      byName.set(`${behind.method.toUpperCase()} ${behind.path}`, route);
      byName.set(behind.id, route);
    }
  }
  // What could not be planned has been reported: it exists all the same.
  const unplanned = new Set(
    model.operations.flatMap(({ id, method, path }) => [id, `${method.toUpperCase()} ${path}`]),
  );
  const diagnostics: Diagnostic[] = [];
  const usagePlans = Object.entries(plans).map(([name, plan]): UsagePlanPlan => {
    const methods = Object.entries(plan.operations).flatMap(([operation, throttle]) => {
      const route = byName.get(operation);
      if (route) return [{ path: methodPath(route.resourcePath, route.method), throttle }];
      if (unplanned.has(operation)) return [];
      const near = nearest(operation, [...byName.keys()]);
      const at = plan.at.child('operations', operation).key();
      diagnostics.push(settingsMessages.report('PLAN-450', at, { plan: name, operation, near }));
      return [];
    });
    return {
      name: usagePlanName(gateway, stage, name),
      ...(plan.description !== undefined && { description: plan.description }),
      ...(plan.throttle && { throttle: plan.throttle }),
      ...(plan.quota && { quota: { limit: plan.quota.limit, period: PERIODS[plan.quota.per] } }),
      methods: lowestOfEach(methods),
      keys: plan.keys,
      at: plan.at,
    };
  });
  return { usagePlans, diagnostics: [...diagnostics, ...sharedKeys(model)] };
}

/** API Gateway takes a key into one usage plan for each stage, and all of these plans cover the same one. */
function sharedKeys({ annotations: { root } }: ApiModel): Diagnostic[] {
  const planOf = new Map<string, string>();
  return Object.entries(root.plans).flatMap(([plan, { keys, at }]) =>
    keys.flatMap((key, index) => {
      const other = planOf.get(key);
      if (other === undefined) {
        planOf.set(key, plan);
        return [];
      }
      const params = { key, plan, other };
      return [settingsMessages.report('PLAN-460', at.child('keys', index), params)];
    }),
  );
}

/** One throttle for each path: several operations may be served by the same method. */
function lowestOfEach(methods: UsagePlanPlan['methods']): UsagePlanPlan['methods'] {
  const byPath = new Map<string, UsagePlanPlan['methods'][number]>();
  for (const { path, throttle } of methods) {
    const { rate, burst } = byPath.get(path)?.throttle ?? throttle;
    const lower = { rate: Math.min(rate, throttle.rate), burst: Math.min(burst, throttle.burst) };
    byPath.set(path, { path, throttle: lower });
  }
  return [...byPath.values()];
}

/** Throttles of single methods on one REST API, by plan, with the paths they have there. */
export function planMethodsOf(
  usagePlans: readonly UsagePlanPlan[],
  routes: readonly RoutePlan[],
  basePath: string,
): Readonly<Record<string, UsagePlanPlan['methods']>> {
  const own = new Map(
    routes.map(({ resourcePath, method }) => [
      methodPath(resourcePath, method),
      methodPath(relativePath(resourcePath, basePath), method),
    ]),
  );
  const entries = usagePlans.map(({ name, methods }) => [
    name,
    methods.flatMap(({ path, throttle }) => {
      const here = own.get(path);
      return here === undefined ? [] : [{ path: here, throttle }];
    }),
  ]);
  return Object.fromEntries(entries);
}

/** What is said of plans that limit more methods of one stage than API Gateway takes. */
export function methodLimits(
  usagePlans: readonly UsagePlanPlan[],
  stages: readonly Readonly<Record<string, UsagePlanPlan['methods']>>[],
): Diagnostic[] {
  return usagePlans.flatMap(({ name, at }) => {
    const count = Math.max(...stages.map((stage) => stage[name]?.length ?? 0));
    if (count <= MOST_METHODS) return [];
    const plan = String(at.path.at(-1) ?? name);
    return [settingsMessages.report('PLAN-451', at.child('operations').key(), { plan, count })];
  });
}

function methodPath(resourcePath: string, method: string): string {
  return `${resourcePath}/${method}`;
}
