import { describe, expect, it } from 'vitest';
import {
  authorizerFunctionName,
  dashboardName,
  fitted,
  gatewayName,
  usagePlanName,
  webAclName,
} from '../../lib/plan/names.js';

const LONG = 'a'.repeat(64);

describe('names', () => {
  it('carry the environment, where there is one', () => {
    expect(gatewayName('orders')).toBe('orders');
    expect(gatewayName('orders', 'production')).toBe('orders-production');
  });

  it('stay as they are up to the longest that AWS takes', () => {
    expect(fitted('abc', 3)).toBe('abc');
    expect(authorizerFunctionName('orders', 'v1')).toBe('orders-v1-authorizer');
    expect(webAclName('orders', 'v1')).toBe('orders-v1');
    expect(usagePlanName('orders-test', 'v1', 'free')).toBe('orders-test-v1-free');
    expect(dashboardName('orders', 'v1', 'eu-west-1')).toBe('orders-v1-eu-west-1');
  });

  const makers: readonly [
    what: string,
    most: number,
    make: (gateway: string, stage: string) => string,
  ][] = [
    ['functions', 64, authorizerFunctionName],
    ['web ACLs, with room for IP sets', 128 - '-allow-ipv4'.length, webAclName],
    ['dashboards', 255, (gateway, stage) => dashboardName(gateway, stage, 'ap-southeast-1')],
  ];
  it.each(makers)('of %s are cut where they are longer, and still differ', (_, most, make) => {
    const stage = 'v'.repeat(240);
    const made = [
      make(gatewayName(LONG, 'test'), `${stage}1`),
      make(gatewayName(LONG, 'live'), `${stage}1`),
      make(gatewayName(LONG, 'live'), `${stage}2`),
    ];
    expect(new Set(made).size).toBe(3);
    for (const name of made) {
      expect(name.length).toBeLessThanOrEqual(most);
      expect(name).toMatch(/^[\w-]+$/);
    }
  });
});
