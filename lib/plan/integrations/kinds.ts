// The kinds of back ends, and the one place that picks among them.

import type { Backend } from '../../annotations/index.js';
import type { AwsReferences, FunctionPermission, JsonObject, RoutePlan } from '../types.js';
import { aws } from './aws.js';
import { INTEGRATION } from './explicit.js';
import { http } from './http.js';
import type { BackendKind, IntegrationContext, IntegrationKind } from './integration-kind.js';
import { lambda } from './lambda.js';
import { mock } from './mock.js';
import { vpcLink } from './vpc-link.js';

export const INTEGRATION_KINDS: { readonly [K in BackendKind]: IntegrationKind<K> } = {
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

/** Permissions for one route; none where the specification brings its own integration. */
export function permissionsOf(
  route: RoutePlan,
  references: AwsReferences,
): readonly FunctionPermission[] {
  if (!route.backend || INTEGRATION in route.operation.extensions) return [];
  return kindOf(route.backend).permissions(route.backend, route, references);
}
