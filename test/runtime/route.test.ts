import { describe, expect, it } from 'vitest';
import { routeTable } from '../../lib/runtime/route.js';
import { type GivenRequest, gatewayRequest } from './gateway-event.js';

const operations = Object.fromEntries(
  [
    'GET /',
    'GET /orders',
    'GET /orders/{id}',
    'ANY /orders/{id}',
    'GET /orders/refunds',
    'POST /orders/{id}/refund',
    'ANY /files/{proxy+}',
    'GET /files/{name}',
    'DELETE /files/secret/{name}',
  ].map((key) => [key, [{ oauth: [] }]]),
);
const find = (given: GivenRequest) => {
  const route = routeTable({ operations })(gatewayRequest(given));
  return 'refusal' in route ? route.refusal : route.key;
};

describe('routeTable, behind base paths', () => {
  const findBehind = (basePath: string | undefined, given: GivenRequest) => {
    const stageVariables = basePath === undefined ? {} : { basePath };
    const route = routeTable({ operations, basePaths: ['/', '/orders', '/files'] })(
      gatewayRequest({ ...given, stageVariables }),
    );
    return 'refusal' in route ? route.refusal : route.key;
  };

  it.each([
    ['/orders', 'GET', '/', '/', 'GET /orders'],
    ['/orders', 'GET', '/{id}', '/1', 'GET /orders/{id}'],
    ['/orders', 'GET', '/{id}', '/refunds', 'ambiguous-path'],
    ['/files', 'PUT', '/{proxy+}', '/a/b', 'ANY /files/{proxy+}'],
    ['/files', 'GET', '/{name}', '/a', 'GET /files/{name}'],
    ['/', 'GET', '/', '/', 'GET /'],
    ['/', 'GET', '/orders/{id}', '/orders/1', 'GET /orders/{id}'],
    ['/other', 'GET', '/', '/', 'unknown-base-path'],
    [undefined, 'GET', '/', '/', 'unknown-base-path'],
  ])('%s: %s %s called as %s is %s', (basePath, method, resource, path, want) => {
    expect(findBehind(basePath, { method, resource, path })).toBe(want);
  });

  it('does not care about a base path where there is one REST API', () => {
    const route = routeTable({ operations })(
      gatewayRequest({ stageVariables: { basePath: '/x' } }),
    );
    expect(route).toMatchObject({ key: 'GET /orders' });
  });
});

describe('routeTable, of a method that serves several operations', () => {
  const keys = ['GET /r/{id}', 'GET /r/totals', 'GET /r/{id}/rows', 'GET /r/{id}/{part}'];
  const open = [{ oauth: [] }];
  const table = routeTable({
    operations: {
      ...Object.fromEntries(keys.map((key) => [key, [{ oauth: [key] }]])),
      'GET /r/{name}': [{ oauth: ['another'] }],
      'GET /r/o/{id}': open,
      'GET /r/o/{name}': open,
      'GET /other': open,
    },
    optional: ['GET /r/o/{id}', 'GET /r/totals'],
    collapsed: {
      'GET /r/{proxy+}': [...keys, 'GET /r/{name}', 'GET /r/o/{id}', 'GET /r/o/{name}'],
    },
  });
  it.each([
    ['/r/totals', 'GET /r/totals'],
    ['/r/%74otals', 'GET /r/totals'],
    ['/r/1/rows', 'GET /r/{id}/rows'],
    ['/r/1/other', 'GET /r/{id}/{part}'],
    // Two templates that no path tells apart, with different scopes.
    ['/r/1', 'unknown-operation'],
    // Nor these, of which one needs no credentials.
    ['/r/o/1', 'unknown-operation'],
    ['/r/1/rows/2', 'unknown-operation'],
    ['/other', 'unknown-operation'],
  ])('%s belongs to %s', (path, want) => {
    const route = table(gatewayRequest({ resource: '/r/{proxy+}', path }));
    expect('refusal' in route ? route.refusal : route.key).toBe(want);
  });

  it.each([
    ['/r/totals', true],
    ['/r/1/rows', false],
  ])('%s may be called without credentials: %s', (path, isOptional) => {
    expect(table(gatewayRequest({ resource: '/r/{proxy+}', path }))).toMatchObject({ isOptional });
  });
});

describe('routeTable', () => {
  const cases: [string, string, string, string][] = [
    ['GET', '/', '/', 'GET /'],
    ['GET', '/orders', '/orders', 'GET /orders'],
    ['GET', '/orders', '/orders/', 'GET /orders'],
    ['GET', '/orders/{id}', '/orders/1', 'GET /orders/{id}'],
    ['GET', '/orders/{id}', '/orders/a%2Fb', 'GET /orders/{id}'],
    ['PUT', '/orders/{id}', '/orders/1', 'ANY /orders/{id}'],
    ['POST', '/orders/{id}/refund', '/orders/1/refund', 'POST /orders/{id}/refund'],
    ['GET', '/files/{proxy+}', '/files/a/b/c', 'ANY /files/{proxy+}'],
    ['PUT', '/files/{proxy+}', '/files/a', 'ANY /files/{proxy+}'],
    ['PUT', '/files/{proxy+}', '/files/secret/a', 'ANY /files/{proxy+}'],
    ['PUT', '/orders/refunds', '/orders/refunds', 'unknown-operation'],
    ['DELETE', '/', '/', 'unknown-operation'],
    ['GET', '/constructor', '/constructor', 'unknown-operation'],
    ['GET', '/orders', '/other', 'path-mismatch'],
    ['GET', '/orders/{id}', '/orders', 'path-mismatch'],
    ['GET', '/orders/{id}', '/orders//', 'path-mismatch'],
    ['PUT', '/orders/{id}', '/orders/1/refund', 'path-mismatch'],
    ['GET', '/files/{proxy+}', '/files', 'path-mismatch'],
    ['GET', '/orders/{id}', '/orders/refunds', 'ambiguous-path'],
    ['GET', '/orders/{id}', '/orders/%72efunds', 'ambiguous-path'],
    ['GET', '/files/{proxy+}', '/files/a', 'ambiguous-path'],
    ['DELETE', '/files/{proxy+}', '/files/secret/a', 'ambiguous-path'],
  ];
  it.each(cases)('%s %s called as %s is %s', (method, resource, path, want) => {
    expect(find({ method, resource, path })).toBe(want);
  });
});
