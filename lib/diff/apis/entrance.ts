// Where the API is reached: endpoint, domain, resource policy.

import type { ApiFacet, Difference, ServedApi } from '../change.js';
import { changedKeys, same } from '../values.js';

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
    ...extensions(before, after),
  ],
};

/** What explicit extensions of the root say; policy and validators are compared by what comes of them. */
function extensions({ model: was }: ServedApi, { model: is }: ServedApi): Difference[] {
  return changedKeys(was.extensions, is.extensions)
    .filter((name) => !COMPARED.has(name))
    .map((name) => {
      const [from, to] = [was.extensions[name], is.extensions[name]].map(textOf);
      return {
        severity: WEIGHTY.has(name) ? 'warning' : 'info',
        message: `${name} changed${from && to ? `: ${from} → ${to}` : ''}`,
        at: is.extensions[name] === undefined ? is.at : is.at.child(name),
      };
    });
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return 'none';
  return typeof value === 'object' ? undefined : String(value);
}

const EXT = 'x-amazon-apigateway-';
const COMPARED = new Set([`${EXT}policy`, `${EXT}request-validator`, `${EXT}request-validators`]);
/** How the API is reached, and where it looks for keys. */
const WEIGHTY = new Set([
  `${EXT}security-policy`,
  `${EXT}endpoint-access-mode`,
  `${EXT}api-key-source`,
  `${EXT}gateway-responses`,
]);

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
