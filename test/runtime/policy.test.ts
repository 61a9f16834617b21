import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GivenRequest, gatewayEvent } from './gateway-event.js';
import type { Issuer } from './issuer.js';
import { type OrdersApi, startOrdersApi } from './orders-api.js';

let api: OrdersApi;
let issuer: Issuer;

beforeAll(async () => {
  api = await startOrdersApi();
  issuer = api.issuer;
});
afterAll(() => issuer.close());

describe('answers that API Gateway keeps', () => {
  const calls: GivenRequest[] = [
    { resource: '/orders' },
    { resource: '/orders/{id}', path: '/orders/1' },
    { resource: '/orders/{id}', path: '/orders/2' },
    { resource: '/orders/{id}', path: '/orders/*' },
    { method: 'POST', resource: '/orders/{id}/refund', path: '/orders/1/refund' },
    { method: 'POST', resource: '/orders/{id}/refund', path: '/orders/2/refund' },
  ];

  it.each(['orders:read', 'orders:refund', 'orders:read orders:refund'])(
    'never allow another call, whatever the key they are kept under (%s)',
    async (scope) => {
      const handler = api.handler();
      const headers = { Authorization: `Bearer ${await issuer.sign('rsa', { scope })}` };
      for (const first of calls) {
        const answer = await handler(gatewayEvent({ ...first, headers })).catch(() => undefined);
        const statement = answer?.policyDocument.Statement[0];
        const allowed = calls.filter(
          (second) =>
            statement?.Effect === 'Allow' &&
            iamMatches(statement.Resource, String(gatewayEvent(second)['methodArn'])),
        );
        expect(allowed.filter((second) => second !== first)).toEqual([]);
      }
    },
  );

  it('are right for every call when method and path are in the key', async () => {
    const handler = api.handler();
    const headers = { Authorization: `Bearer ${await issuer.sign('rsa')}` };
    const kept = new Map<string, string>();
    for (const given of [...calls, ...calls]) {
      const event = gatewayEvent({ ...given, headers });
      const cacheKey = `${headers.Authorization} ${event['httpMethod']} ${event['path']}`;
      const fresh = await handler(event).then(
        ({ policyDocument }) => policyDocument.Statement[0].Effect,
        () => 'Unauthorized',
      );
      expect(kept.get(cacheKey) ?? fresh).toBe(fresh);
      kept.set(cacheKey, fresh);
    }
    expect([...kept.values()]).toEqual(['Allow', 'Allow', 'Allow', 'Unauthorized', 'Deny', 'Deny']);
  });
});

describe('arbitrary events', () => {
  it('are never allowed, but for those without credentials where these are optional', async () => {
    const handler = api.handler();
    const credential = fc.oneof(
      fc.string(),
      fc.base64String().map((text) => `Basic ${text}`),
      fc.tuple(fc.base64String(), fc.base64String()).map(([a, b]) => `Bearer ${a}.${b}.`),
      fc.constantFrom('Bearer a.b.c', 'Basic YWRhOg==', 'Bearer ', '__proto__'),
    );
    const headers = fc.dictionary(
      fc.constantFrom('Authorization', 'authorization', 'X-Partner', 'Cookie', '__proto__'),
      fc.oneof(credential, fc.anything()),
    );
    const almost = fc
      .tuple(headers, headers, fc.constantFrom(...Object.keys(api.config.operations)), fc.object())
      .map(([single, multiple, operation, junk]) => {
        const [method = '', resource = ''] = operation.split(' ');
        return {
          ...gatewayEvent({ method, resource, path: resource.replace('{id}', '1') }),
          headers: single,
          multiValueHeaders: multiple,
          ...junk,
        };
      });
    const property = fc.asyncProperty(fc.oneof(fc.anything(), almost), async (event) => {
      const answer = await handler(event).catch((error: Error) => error.message);
      if (typeof answer === 'string') expect(answer).toBe('Unauthorized');
      else if (answer.principalId !== 'anonymous')
        expect(answer.policyDocument.Statement.map(({ Effect }) => Effect)).toEqual(['Deny']);
      else expect(sentTo(event as Record<string, unknown>)).toBe('optional, nothing sent');
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('with a good token are allowed only for the called ARN and a satisfied operation', async () => {
    const handler = api.handler();
    const headers = { Authorization: `Bearer ${await issuer.sign('rsa')}` };
    const segment = fc.oneof(
      fc.constantFrom('orders', 'refund', '{id}', '*', '1', '', '%72efund', '..', '${x}'),
      fc.string({ maxLength: 5 }),
    );
    const path = fc.array(segment, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
    const resource = fc.oneof(
      fc.constantFrom('/orders', '/orders/{id}', '/orders/{id}/refund', '/either', '/closed'),
      path,
    );
    const method = fc.constantFrom('GET', 'POST', 'ANY', '*', 'get');
    const property = fc.asyncProperty(
      method,
      resource,
      path,
      async (...[verb, template, called]) => {
        const event = gatewayEvent({ method: verb, resource: template, path: called, headers });
        const answer = await handler(event).catch(() => undefined);
        const statement = answer?.policyDocument.Statement[0];
        if (statement?.Effect !== 'Allow') return;
        expect(statement.Resource).toBe(event['methodArn']);
        expect(['GET /orders', 'GET /orders/{id}', 'GET /either']).toContain(`${verb} ${template}`);
        expect(called).toMatch(/^\/(orders(\/[^/]+)?|either)\/?$/);
      },
    );
    await fc.assert(property, { numRuns: 500 });
  });
});

/** What the event sends to what, wherever and in whatever shape it has it. */
function sentTo(event: Record<string, unknown>): string {
  const key = `${event['httpMethod']} ${event['resource']}`;
  const asked = key === 'GET /open-key' ? ['x-partner'] : ['x-partner', 'authorization'];
  const sent = [event['headers'], event['multiValueHeaders']]
    .flatMap((headers) => Object.entries(headers ?? {}))
    .filter(([name, value]) => asked.includes(name.toLowerCase()) && String(value).trim() !== '');
  const what = api.config.optional?.includes(key) ? 'optional' : key;
  return `${what}, ${sent.length === 0 ? 'nothing' : JSON.stringify(sent)} sent`;
}

/** How IAM compares a resource of a statement: `*` is any text, with slashes, and `?` any character. */
function iamMatches(pattern: string, arn: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(arn);
}
