// `backend: { vpcLink }`: an HTTP back end behind a load balancer in a VPC. Version 2 links reach several
// load balancers, so each integration names its own; version 1 links belong to one NLB.

import type { RoutePlan, VpcLinkPlan } from '../types.js';
import { httpProxy } from './http.js';
import type { BackendOf, IntegrationKind, VpcLinks } from './integration-kind.js';
import { integrationMessages } from './messages.js';

type VpcLinkBackend = BackendOf<'vpcLink'>;

export const vpcLink: IntegrationKind<'vpcLink'> = {
  kind: 'vpcLink',
  isProxy: true,
  integration(backend, context) {
    const proxy = httpProxy(backend, context);
    const made = context.links.nameFor(backend);
    const connectionId =
      backend.link ?? (made === undefined ? undefined : context.references.vpcLinkId(made));
    if (backend.target === undefined && (backend.version === 'v2' || backend.link === undefined)) {
      const { operation } = context.route;
      const at = operation.settings.at.backend ?? operation.at;
      context.report(integrationMessages.report('PLAN-266', at, { version: backend.version }));
      return undefined;
    }
    if (!proxy || connectionId === undefined) return undefined;
    return {
      ...proxy,
      connectionType: 'VPC_LINK',
      connectionId,
      ...(backend.version === 'v2' && { integrationTarget: backend.target }),
    };
  },
  permissions: () => [],
};

/** The links to make for back ends that name none, each once, in the order of the operations. */
export function planVpcLinks(routes: readonly RoutePlan[]): VpcLinks {
  const byKey = new Map<string, VpcLinkPlan>();
  for (const { backend, operation } of routes) {
    if (backend?.kind !== 'vpcLink' || backend.link !== undefined || backend.target === undefined)
      continue;
    const key = identityOf(backend);
    if (byKey.has(key)) continue;
    byKey.set(key, {
      name: byKey.size === 0 ? 'link' : `link${byKey.size + 1}`,
      version: backend.version,
      ...(backend.version === 'v1' && { target: backend.target }),
      subnets: backend.subnets,
      securityGroups: backend.securityGroups,
      at: operation.settings.at.backend ?? operation.at,
    });
  }
  return { links: [...byKey.values()], nameFor: (backend) => byKey.get(identityOf(backend))?.name };
}

function identityOf({ version, target, subnets, securityGroups }: VpcLinkBackend): string {
  return JSON.stringify(version === 'v1' ? [version, target] : [version, subnets, securityGroups]);
}
