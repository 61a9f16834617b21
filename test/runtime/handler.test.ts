import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HandlerContext } from '../../lib/runtime/handler.js';
import { apiArn, type GivenRequest, gatewayEvent } from './gateway-event.js';
import type { Issuer } from './issuer.js';
import { basic, type OrdersApi, partnerKey, startOrdersApi } from './orders-api.js';

let api: OrdersApi;
let issuer: Issuer;

beforeAll(async () => {
  api = await startOrdersApi();
  issuer = api.issuer;
});
afterAll(() => issuer.close());

/** `Allow`, `Deny` or the message of the error. */
async function outcome(event: unknown, changes?: Partial<HandlerContext>): Promise<string> {
  return api
    .handler(changes)(event)
    .then(
      (answer) => answer.policyDocument.Statement[0].Effect,
      (error) => (error instanceof Error ? error.message : 'not an error'),
    );
}

const call = async (given: GivenRequest, claims?: Record<string, unknown>) => {
  const token = claims === undefined ? undefined : await issuer.sign('rsa', claims);
  const headers = { ...(token && { Authorization: `Bearer ${token}` }), ...given.headers };
  return outcome(gatewayEvent({ ...given, headers }));
};

describe('the answer', () => {
  it('allows exactly the called method and tells the back end who called', async () => {
    const claims = { scope: 'orders:read orders:list', client_id: 'shop', email: 'a@example.com' };
    const token = await issuer.sign('rsa', claims);
    const headers = { Authorization: `Bearer ${token}` };
    const event = gatewayEvent({ resource: '/orders/{id}', path: '/orders/1', headers });
    expect(await api.handler()(event)).toEqual({
      principalId: 'user-1',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${apiArn}/GET/orders/1` },
        ],
      },
      context: {
        sub: 'user-1',
        clientId: 'shop',
        schemes: 'oauth',
        scopes: 'orders:read orders:list',
      },
    });
  });

  it('denies exactly the called method when a scope is missing', async () => {
    const headers = { Authorization: `Bearer ${await issuer.sign('rsa', { scope: '' })}` };
    expect(await api.handler()(gatewayEvent({ headers }))).toEqual({
      principalId: 'denied',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Action: 'execute-api:Invoke', Effect: 'Deny', Resource: `${apiArn}/GET/orders` },
        ],
      },
      context: {},
    });
  });

  it('combines the identities of an AND, and all of its credentials are needed', async () => {
    const claims = { scope: 'orders:write' };
    const order: GivenRequest = { method: 'POST', headers: { 'X-Partner': partnerKey } };
    expect(await call(order, claims)).toBe('Allow');
    expect(api.logged).toMatchObject([{ decision: 'allow', schemes: ['oauth', 'partner'] }]);
    expect(await call({ method: 'POST' }, claims)).toBe('Unauthorized');
    expect(await call(order)).toBe('Unauthorized');
    expect(await call({ method: 'POST', headers: { 'X-Partner': 'x' } }, claims)).toBe(
      'Unauthorized',
    );
    expect(await call(order, { scope: 'orders:read' })).toBe('Deny');
  });

  it('accepts any alternative of an OR', async () => {
    expect(await call({ resource: '/either' }, {})).toBe('Allow');
    expect(await call({ resource: '/either', headers: { Authorization: basic } })).toBe('Allow');
    expect(await call({ resource: '/either', headers: { 'X-Partner': partnerKey } })).toBe('Allow');
    expect(await call({ resource: '/either' })).toBe('Unauthorized');
    expect(await call({ resource: '/either' }, { scope: '' })).toBe('Deny');
    expect(
      await call({ resource: '/either', headers: { 'X-Partner': partnerKey } }, { scope: '' }),
    ).toBe('Allow');
  });

  const refusals: [string, GivenRequest, Record<string, unknown> | undefined, string, string][] = [
    ['no credential', {}, undefined, 'Unauthorized', 'no-credential'],
    ['an expired token', {}, { exp: 1 }, 'Unauthorized', 'expired'],
    [
      'an operation that is not configured',
      { resource: '/other' },
      {},
      'Deny',
      'unknown-operation',
    ],
    ['a method that is not configured', { method: 'PUT' }, {}, 'Deny', 'unknown-operation'],
    ['an operation without alternatives', { resource: '/closed' }, {}, 'Deny', 'no-alternative'],
    [
      'a scope asked of a password',
      { resource: '/role', headers: { Authorization: basic } },
      undefined,
      'Deny',
      'scope',
    ],
    [
      'two Authorization headers',
      { resource: '/either', headers: { Authorization: [basic, basic], 'X-Partner': partnerKey } },
      undefined,
      'Unauthorized',
      'several-authorization-headers',
    ],
    [
      'a star in the path',
      { resource: '/orders/{id}', path: '/orders/*' },
      {},
      'Unauthorized',
      'event',
    ],
    [
      'a deeper path than the operation has',
      { resource: '/orders/{id}', path: '/orders/1/refund' },
      {},
      'Deny',
      'path-mismatch',
    ],
  ];
  it.each(refusals)('is no to %s', async (_, given, claims, want, reason) => {
    expect(await call(given, claims)).toBe(want);
    expect(api.logged).toMatchObject([{ reason }]);
  });

  const optional: [string, GivenRequest, Record<string, unknown> | undefined, string, string][] = [
    ['yes to nothing', {}, undefined, 'Allow', 'anonymous'],
    [
      'yes to credentials that are right',
      { headers: { 'X-Partner': partnerKey } },
      {},
      'Allow',
      'accepted',
    ],
    [
      'yes to another alternative',
      { headers: { Authorization: basic } },
      undefined,
      'Allow',
      'accepted',
    ],
    ['yes to an empty key', { headers: { 'X-Partner': '' } }, undefined, 'Allow', 'anonymous'],
    ['no to an expired token', {}, { exp: 1 }, 'Unauthorized', 'expired'],
    ['no to a token without the key', {}, {}, 'Unauthorized', 'no-credential'],
    [
      'no to the key without a token',
      { headers: { 'X-Partner': partnerKey } },
      undefined,
      'Unauthorized',
      'no-credential',
    ],
    [
      'no to a wrong key alone',
      { headers: { 'X-Partner': 'x' } },
      undefined,
      'Unauthorized',
      'no-credential',
    ],
    [
      'no to a wrong password',
      { headers: { Authorization: `${basic}x` } },
      undefined,
      'Unauthorized',
      'malformed-credential',
    ],
    [
      'no to an unknown kind of credential',
      { headers: { Authorization: 'Digest a=b' } },
      undefined,
      'Unauthorized',
      'no-credential',
    ],
    [
      'yes to an empty header',
      { headers: { Authorization: ' ' } },
      undefined,
      'Allow',
      'anonymous',
    ],
    [
      'no to a missing scope',
      { headers: { 'X-Partner': partnerKey } },
      { scope: '' },
      'Deny',
      'scope',
    ],
    [
      'yes where Authorization is for others',
      { resource: '/open-key', headers: { Authorization: 'Bearer x' } },
      undefined,
      'Allow',
      'anonymous',
    ],
    [
      'no to a wrong key',
      { resource: '/open-key', headers: { 'X-Partner': 'x' } },
      undefined,
      'Unauthorized',
      'wrong-api-key',
    ],
  ];
  it.each(optional)(
    'is %s, where credentials are optional',
    async (_, given, claims, want, reason) => {
      expect(await call({ resource: '/open', ...given }, claims)).toBe(want);
      expect(api.logged).toMatchObject([{ reason }]);
    },
  );

  it('tells the back end that nobody is known', async () => {
    const { principalId, context } = await api.handler()(gatewayEvent({ resource: '/open' }));
    expect(principalId).toBe('anonymous');
    expect(context).toEqual({ sub: 'anonymous', schemes: '', scopes: '' });
  });

  it('drops whole scopes when there are too many for the context', async () => {
    const scopes = Array.from({ length: 700 }, (_, index) => `s:${index}`);
    const scope = ['orders:read', ...scopes].join(' ');
    const headers = { Authorization: `Bearer ${await issuer.sign('rsa', { scope })}` };
    const answer = await api.handler()(gatewayEvent({ headers }));
    const given = answer.context['scopes'] ?? '';
    expect(given.length).toBeLessThanOrEqual(4096);
    expect(given.split(' ').every((name) => name === 'orders:read' || scopes.includes(name))).toBe(
      true,
    );
    expect(JSON.stringify(answer.context).length).toBeLessThan(8192);
  });
});

describe('trouble', () => {
  it('is a no when there is no configuration, and over once there is', async () => {
    let broken = true;
    const handler = api.handler({
      config: () => {
        if (broken) throw new Error('config.json is missing');
        return api.config;
      },
    });
    const event = gatewayEvent({
      headers: { Authorization: `Bearer ${await issuer.sign('rsa')}` },
    });
    await expect(handler(event)).rejects.toThrow(/^Unauthorized$/);
    expect(api.logged).toMatchObject([{ reason: 'config', decision: 'unauthorized' }]);
    broken = false;
    await expect(handler(event)).resolves.toMatchObject({ principalId: 'user-1' });
  });

  it('is a no when a secret cannot be read, unless another alternative accepts', async () => {
    const failing = { secrets: { read: () => Promise.reject(new Error('AccessDenied')) } };
    const event = gatewayEvent({ resource: '/either', headers: { Authorization: basic } });
    expect(await outcome(event, failing)).toBe('Unauthorized');
    expect(api.logged).toMatchObject([{ reason: 'scheme-failed' }]);
    const headers = {
      Authorization: `Bearer ${await issuer.sign('rsa')}`,
      'X-Partner': partnerKey,
    };
    expect(await outcome(gatewayEvent({ resource: '/either', headers }), failing)).toBe('Allow');
  });

  it('is a no when the log cannot be written', async () => {
    const log = () => {
      throw new Error('EPIPE');
    };
    const headers = { Authorization: `Bearer ${await issuer.sign('rsa')}` };
    expect(await outcome(gatewayEvent({ headers }), { log })).not.toBe('Allow');
  });
});

describe('the log', () => {
  it('has codes and names of the configuration only', async () => {
    const token = await issuer.sign('rsa', { sub: 'jane.doe@example.com' });
    for (const Authorization of [`Bearer ${token}`, `Bearer ${token}x`, basic, `${basic}x`]) {
      await call({ resource: '/either', headers: { Authorization } });
      const text = JSON.stringify(api.logged);
      expect(text).toContain('c6af9ac6-7b61-11e6-9a41-93e8deadbeef');
      for (const secret of [token, token.split('.')[2] ?? '', 'jane', 'ada', 'horse', basic]) {
        expect(text).not.toContain(secret);
      }
    }
  });
});
