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
  const route = routeTable(operations)(gatewayRequest(given));
  return 'refusal' in route ? route.refusal : route.key;
};

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
