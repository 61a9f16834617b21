// Where the API is reached: endpoint, domain, resource policy.

import type { ApiFacet, Difference, ServedApi } from '../change.js';
import { same } from '../values.js';

export const entrance: ApiFacet = {
  kind: 'entrance',
  compare: (before, after) => [
    ...endpoint(before, after),
    ...domain(before, after),
    ...(same(before.plan.policy, after.plan.policy)
      ? []
      : [
          {
            severity: after.plan.policy ? ('warning' as const) : ('error' as const),
            message: after.plan.policy
              ? `the resource policy ${before.plan.policy ? 'changed' : 'is new'}`
              : 'the resource policy is gone',
            at: after.model.at.child('x-amazon-apigateway-policy'),
          },
        ]),
    ...(before.plan.disableExecuteApiEndpoint && !after.plan.disableExecuteApiEndpoint
      ? [
          {
            severity: 'warning' as const,
            message: 'the execute-api address answers again, beside the custom domain',
          },
        ]
      : []),
  ],
};

function endpoint(before: ServedApi, after: ServedApi): Difference[] {
  const [was, is] = [before.plan.endpoint, after.plan.endpoint];
  if (same(was, is)) return [];
  const at = after.model.annotations.root.at.child('endpoint');
  if (was.type === 'private' && is.type !== 'private')
    return [{ severity: 'error', message: `was private, and is now ${is.type}`, at }];
  return [
    {
      severity: is.type === 'private' && was.type !== 'private' ? 'info' : 'warning',
      message:
        was.type === is.type
          ? 'the VPC endpoints changed'
          : `endpoint changed: ${was.type} → ${is.type}`,
      at,
    },
  ];
}

function domain(before: ServedApi, after: ServedApi): Difference[] {
  const [was, is] = [before.plan.domain, after.plan.domain];
  const at = after.model.annotations.root.at.child('domain');
  if (was?.mtls && !is?.mtls)
    return [
      { severity: 'error', message: 'clients need no certificate any more (mutual TLS)', at },
    ];
  if (is?.mtls && !was?.mtls)
    return [{ severity: 'info', message: 'clients now need a certificate (mutual TLS)', at }];
  if (was?.mtls && is?.mtls && !same(was.mtls, is.mtls))
    return [{ severity: 'warning', message: 'the truststore of mutual TLS changed', at }];
  return was?.name === is?.name
    ? []
    : [{ severity: 'info', message: `domain: ${was?.name ?? 'none'} → ${is?.name ?? 'none'}`, at }];
}
