// From the model to everything that AWS gets. Decides in the order in which decisions depend on each other:
// paths, authentication, authorizers, settings, the body that holds them all, and last the REST APIs it becomes.

import {
  type Diagnostic,
  distinctDiagnostics,
  hasErrors,
  type Outcome,
} from '../diagnostics/index.js';
import { type ApiModel, dataMarks, type Operation } from '../model/index.js';
import {
  authenticate,
  behindBasePaths,
  explicitAuthorizerProblems,
  planAuthorizers,
  type SchemeKinds,
  schemeKinds,
} from './authentication/index.js';
import { lowerBody } from './body/index.js';
import { type CollapsedOperations, collapsedRoute, collapsePaths } from './collapse/index.js';
import { planDashboard } from './dashboard/index.js';
import { idleSettings } from './idle-settings/index.js';
import { planVpcLinks, writtenIntegration } from './integrations/index.js';
import { planLogging } from './logging/index.js';
import { planMethodSettings } from './method-settings.js';
import { gatewayName } from './names.js';
import { type Merged, type PathPlan, type PathRoute, planPaths } from './paths/index.js';
import { planResourcePolicy, withoutPolicy } from './resource-policy.js';
import { settingsMessages } from './settings-messages.js';
import { shardPlans } from './shard-plans.js';
import { planShards, shardMessages } from './shards/index.js';
import type { Authentication, GatewayPlan, PlanContext, RoutePlan } from './types.js';
import { planUsagePlans } from './usage-plans.js';
import { validationOf } from './validators.js';
import { planWaf } from './waf/index.js';

/** Characters. AWS documents no limit; what is longer is documentation, and stands in the specification. */
const DESCRIPTION_LENGTH = 1024;

/** The plan of a model; absent when a part of the API could not be served as the specification says. */
export function planGateway(
  model: ApiModel,
  { references, environment, shards: locked }: PlanContext,
): Outcome<GatewayPlan> {
  const diagnostics: Diagnostic[] = [];
  const told = <T extends { readonly diagnostics: readonly Diagnostic[] }>(decision: T): T => {
    diagnostics.push(...decision.diagnostics);
    return decision;
  };
  const own = ownSettings(model, environment);
  const { name } = own;
  const kinds = schemeKinds(model);
  const { model: served, collapsed } = told(collapsePaths(model));
  const { routes } = told(planRoutes(served, kinds, told(planPaths(served)), collapsed));
  const { authorizers } = told(
    planAuthorizers(model, kinds, routes, { references, gateway: name }),
  );
  const { usagePlans } = told(planUsagePlans(model, routes, name));
  // The web ACL sees what callers send, not what it is served by.
  const { waf } = told(planWaf(model, routes.flatMap(behind), name));
  const { logging } = told(planLogging(model, routes));
  const policy = planResourcePolicy(model, references);
  const input = {
    model: withoutPolicy(served),
    routes,
    authorizers,
    name,
    ...(own.description && { description: own.description }),
    references,
    endpoint: own.endpoint.type,
    ...(locked && { locked }),
  };
  const { value: split } = told(planShards(told(lowerBody(input)).body, input));
  const { shards } = told(shardPlans(model, split ?? [], { authorizers, usagePlans, references }));
  diagnostics.push(...explicitAuthorizerProblems(model, routes, references));
  diagnostics.push(...domainProblems(model));
  // An operation that could not be planned may be the one that a setting is for.
  if (!hasErrors(diagnostics))
    diagnostics.push(...idleSettings(model, kinds, routes.flatMap(behind)));
  if (!split || hasErrors(diagnostics)) return { diagnostics };
  const plan: GatewayPlan = {
    ...own,
    ...(policy && { policy }),
    routes,
    authorizers: behindBasePaths(authorizers, split),
    vpcLinks: planVpcLinks(routes).links,
    methodSettings: planMethodSettings(model, routes),
    usagePlans,
    ...(waf && { waf }),
    logging,
    shards,
  };
  const dashboard = planDashboard(plan, references.region);
  return { value: { ...plan, ...(dashboard && { dashboard }) }, diagnostics };
}

/** What the annotations of the root say, and nothing else decides. */
function ownSettings({ annotations: { root }, description }: ApiModel, environment?: string) {
  return {
    name: gatewayName(root.name, environment),
    stage: root.stage,
    ...(description && { description: description.slice(0, DESCRIPTION_LENGTH) }),
    ...(root.owner !== undefined && { owner: root.owner }),
    compliance: root.compliance,
    endpoint: root.endpoint,
    // With a domain the other address would be a way around its certificate, mutual TLS and base path.
    disableExecuteApiEndpoint: root.domain !== undefined,
    // They stand in the body: a property must have one place only.
    binaryMediaTypes: [],
    ...(root.domain && { domain: root.domain }),
    at: root.at,
  };
}

function planRoutes(
  model: ApiModel,
  kinds: SchemeKinds,
  paths: Pick<PathPlan, 'routes' | 'merged'>,
  collapsed: CollapsedOperations,
): { routes: RoutePlan[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const routes = model.operations.flatMap((operation) => {
    const path = paths.routes.get(operation);
    // Without a path there is an error, or the operation is one that was left out with a warning.
    if (!path) return [];
    const members = collapsed.get(operation);
    if (members) {
      const own = planRoutes(
        { ...model, operations: members },
        kinds,
        { routes: new Map(members.map((one) => [one, path])), merged: new Map() },
        new Map(),
      );
      const made = collapsedRoute(operation, path, own.routes);
      diagnostics.push(...own.diagnostics, ...made.diagnostics);
      return made.route && own.routes.length === members.length ? [made.route] : [];
    }
    const { authentication, diagnostics: found } = authenticate(model, kinds, operation);
    diagnostics.push(...found);
    return authentication
      ? [
          route(
            model,
            paths.merged.get(operation) ?? { operation, others: [] },
            path,
            authentication,
          ),
        ]
      : [];
  });
  // What is wrong with a security scheme is said once, however many operations ask for it.
  return { routes, diagnostics: distinctDiagnostics(diagnostics) };
}

/** A route, or those that it was collapsed from. */
function behind(route: RoutePlan): readonly RoutePlan[] {
  return route.collapsed ?? [route];
}

function route(
  model: ApiModel,
  { operation, others }: Merged,
  path: PathRoute,
  authentication: Authentication,
): RoutePlan {
  const { settings } = operation;
  const inherited = model.annotations.root.defaults.at.throttle;
  // The stage's own throttle needs no entry for each method.
  const ownThrottle = settings.at.throttle && settings.at.throttle.pointer !== inherited?.pointer;
  return {
    operation,
    method: operation.method.toUpperCase(),
    resourcePath: path.resourcePath,
    renamedVariables: path.renamedVariables,
    authentication,
    ...(settings.backend && !writtenIntegration(operation) && { backend: settings.backend }),
    validation: validationOf(model, operation),
    ...(ownThrottle && settings.throttle && { throttle: settings.throttle }),
    ...(settings.cache && { cache: settings.cache }),
    ...dataOf(model, [operation, ...others]),
    ...(others.length > 0 && { merged: others }),
  };
}

function dataOf(
  model: ApiModel,
  operations: readonly Operation[],
): Pick<RoutePlan, 'dataClasses' | 'answeredClasses'> {
  const marks = operations.flatMap((operation) => dataMarks(model, operation));
  const classes = (of: typeof marks) => [...new Set(of.map(({ data }) => data))].sort();
  return {
    dataClasses: classes(marks),
    answeredClasses: classes(marks.filter(({ where }) => where === 'response')),
  };
}

function domainProblems({ annotations: { root } }: ApiModel): Diagnostic[] {
  const { domain, endpoint } = root;
  if (!domain) return [];
  const at = root.at.child('domain');
  if (endpoint.type === 'private')
    return [settingsMessages.report('PLAN-457', at.key(), { endpoint: endpoint.type })];
  const { basePath } = domain;
  if (basePath === undefined || endpoint.type !== 'edge' || !basePath.includes('/')) return [];
  return [shardMessages.report('PLAN-326', at.child('basePath'), { basePath })];
}
