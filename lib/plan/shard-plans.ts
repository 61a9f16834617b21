// What exists for each REST API of a split API: permissions, method settings, cache, throttles of usage plans.
// An API that is not split has one shard, with everything in it.

import type { Diagnostic } from '../diagnostics/index.js';
import type { ApiModel } from '../model/index.js';
import { authorizerPermissions, explicitAuthorizerPermissions } from './authentication/index.js';
import { functionPermissions } from './integrations/index.js';
import { planCacheCluster, planMethodSettings } from './method-settings.js';
import { relativeRoute, type Shard } from './shards/index.js';
import type { AuthorizerPlan, AwsReferences, ShardPlan, UsagePlanPlan } from './types.js';
import { methodLimits, planMethodsOf } from './usage-plans.js';

export interface ShardContext {
  readonly authorizers: readonly AuthorizerPlan[];
  readonly usagePlans: readonly UsagePlanPlan[];
  readonly references: AwsReferences;
}

export function shardPlans(
  model: ApiModel,
  shards: readonly Shard[],
  { authorizers, usagePlans, references }: ShardContext,
): { readonly shards: readonly ShardPlan[]; readonly diagnostics: readonly Diagnostic[] } {
  const relative = shards.map(({ routes, prefix }) =>
    routes.map((route) => relativeRoute(route, prefix)),
  );
  const { permissions, diagnostics } = functionPermissions(relative, references);
  const plans = shards.map(({ prefix, name, routes, body, quotas }, at): ShardPlan => {
    const own = relative[at] ?? [];
    const cacheCluster = planCacheCluster(own);
    const used = usedBy(own, authorizers);
    return {
      name,
      basePath: prefix,
      routes,
      body,
      authorizers: used.map((authorizer) => authorizer.name),
      functionPermissions: [
        ...(permissions[at] ?? []),
        ...authorizerPermissions(used),
        ...explicitAuthorizerPermissions(model, own, references),
      ],
      methodSettings: planMethodSettings(model, own),
      planMethods: planMethodsOf(usagePlans, routes, prefix),
      ...(cacheCluster && { cacheCluster }),
      stageVariables: shards.length > 1 || prefix !== '' ? { basePath: `/${prefix}` } : {},
      quotas,
    };
  });
  const limits = methodLimits(
    usagePlans,
    plans.map(({ planMethods }) => planMethods),
  );
  return { shards: plans, diagnostics: [...diagnostics, ...limits] };
}

function usedBy(
  routes: Shard['routes'],
  authorizers: readonly AuthorizerPlan[],
): readonly AuthorizerPlan[] {
  const used = new Set(
    routes.flatMap(({ authentication: how }) => (how.kind === 'authorizer' ? how.authorizer : [])),
  );
  return authorizers.filter(({ name }) => used.has(name));
}
