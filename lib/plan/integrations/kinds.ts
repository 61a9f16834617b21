// The kinds of back ends, and the one place that picks among them.

import type { Backend } from '../../annotations/index.js';
import type { AwsReferences, FunctionPermission, JsonObject, RoutePlan } from '../types.js';
import { aws } from './aws.js';
import { invokedFunction, isChosenByStage, writtenIntegration } from './explicit.js';
import { http } from './http.js';
import type { BackendKind, IntegrationContext, IntegrationKind } from './integration-kind.js';
import { functionPermission, lambda } from './lambda.js';
import { mock } from './mock.js';
import { vpcLink } from './vpc-link.js';

const INTEGRATION_KINDS: { readonly [K in BackendKind]: IntegrationKind<K> } = {
  http,
  lambda,
  vpcLink,
  aws,
  mock,
};

// Each kind takes its own back end only; the table guarantees that they meet.
function kindOf(backend: Backend): IntegrationKind {
  return INTEGRATION_KINDS[backend.kind] as unknown as IntegrationKind;
}

export function integrationOf(
  backend: Backend,
  context: IntegrationContext,
): JsonObject | undefined {
  return kindOf(backend).integration(backend, context);
}

export function isProxy(backend: Backend): boolean {
  return kindOf(backend).isProxy;
}

/** Whether the answers of what stands behind a route, its explicit integration included, reach callers unchanged. */
export function isProxied({ operation, backend }: RoutePlan): boolean {
  const explicit = writtenIntegration(operation);
  if (explicit) return String(explicit['type']).toLowerCase().endsWith('_proxy');
  return backend !== undefined && isProxy(backend);
}

/** Permissions for one route; an explicit integration with credentials needs none, because its role has them. */
export function permissionsOf(
  route: RoutePlan,
  references: AwsReferences,
): readonly FunctionPermission[] {
  if (!route.backend) {
    const { uri, credentials } = writtenIntegration(route.operation) ?? {};
    const invoked = invokedFunction(uri, credentials, references);
    return invoked === undefined || isChosenByStage(invoked)
      ? []
      : [functionPermission(invoked, route)];
  }
  return kindOf(route.backend).permissions(route.backend, route, references);
}
