import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../lib/annotations/index.js';
import { planVpcLinks } from '../../../lib/plan/integrations/index.js';
import { model, operation, routesOf } from '../model-builder.js';
import { integrate } from './integrate.js';

describe('vpcLink', () => {
  const base = {
    kind: 'vpcLink',
    subnets: ['s'],
    securityGroups: [],
    url: 'https://b.example.com',
    timeout: 5,
  } as const;
  const target = 'arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/net/n/1';

  it.each<[string, Backend, object]>([
    [
      'names the link it is given',
      { ...base, version: 'v1', link: 'abc' },
      { connectionId: 'abc' },
    ],
    [
      'names the link Portcullis makes',
      { ...base, version: 'v1', target },
      { connectionId: 'id-of-link' },
    ],
    [
      'names the load balancer of a v2 link',
      { ...base, version: 'v2', target },
      { connectionId: 'id-of-link', integrationTarget: target },
    ],
  ])('%s', (_, backend, expected) => {
    expect(integrate(backend).integration).toMatchObject({
      type: 'http_proxy',
      connectionType: 'VPC_LINK',
      ...expected,
    });
  });

  it('refuses a v2 link without a load balancer', () => {
    expect(integrate({ ...base, version: 'v2', link: 'abc' }).codes()).toEqual(['PLAN-266']);
  });

  it('makes each link once', () => {
    const backends: Backend[] = [
      { ...base, version: 'v1', target },
      { ...base, version: 'v1', target, timeout: 9 },
      { ...base, version: 'v1', target: `${target}2` },
    ];
    const api = model(
      backends.map((backend, at) => operation(`get /p${at}`, { settings: { backend } })),
    );
    expect(planVpcLinks(routesOf(api)).links).toMatchObject([
      { name: 'link', target },
      { name: 'link2', target: `${target}2` },
    ]);
  });
});
