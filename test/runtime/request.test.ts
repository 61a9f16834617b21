import { describe, expect, it } from 'vitest';
import { parseRequest, requestIdOf } from '../../lib/runtime/request.js';
import { apiArn, gatewayEvent } from './gateway-event.js';

describe('parseRequest', () => {
  it('reads method, resource and path', () => {
    const event = gatewayEvent({ method: 'PUT', resource: '/orders/{id}', path: '/orders/1' });
    expect(parseRequest(event)).toMatchObject({
      methodArn: `${apiArn}/PUT/orders/1`,
      method: 'PUT',
      resource: '/orders/{id}',
      path: 'orders/1',
    });
  });

  it('reads headers of an event without multi-value headers', () => {
    const event = { ...gatewayEvent(), headers: { AUTHORIZATION: 'x' }, multiValueHeaders: null };
    expect(parseRequest(event)?.headerValues('authorization')).toEqual(['x']);
  });

  it('counts a header that differs between the two forms as two', () => {
    const event = { ...gatewayEvent(), headers: { a: '1' }, multiValueHeaders: { a: ['2'] } };
    expect(parseRequest(event)?.headerValues('a')).toEqual(['2', '1']);
  });

  const bad: [string, Record<string, unknown>][] = [
    ['a TOKEN event', { type: 'TOKEN' }],
    ['no ARN', { methodArn: undefined }],
    ['an ARN of something else', { methodArn: 'arn:aws:s3:::bucket/GET/orders' }],
    ['the ARN of another method', { methodArn: `${apiArn}/POST/orders` }],
    ['a star for the method', { methodArn: `${apiArn}/*/orders`, httpMethod: '*' }],
    ['a star in the path', { methodArn: `${apiArn}/GET/orders/*` }],
    ['a question mark in the path', { methodArn: `${apiArn}/GET/order?` }],
    ['a policy variable in the path', { methodArn: `${apiArn}/GET/\${aws:username}` }],
    ['a line break in the path', { methodArn: `${apiArn}/GET/orders\n` }],
    ['a huge ARN', { methodArn: `${apiArn}/GET/${'x'.repeat(1600)}` }],
    ['a list for the resource', { resource: ['/orders'] }],
    ['another resource in the context', { requestContext: { resourcePath: '/other' } }],
    ['another method in the context', { requestContext: { httpMethod: 'POST' } }],
    ['a text for the context', { requestContext: 'x' }],
    ['a list for the headers', { headers: [] }],
    ['a header that is no text', { headers: { Authorization: { a: 'b' } } }],
    ['a header whose values are no texts', { multiValueHeaders: { Authorization: ['a', null] } }],
    ['a parameter that is no text', { queryStringParameters: { key: 1 } }],
  ];
  it.each(bad)('refuses an event with %s', (_, change) => {
    expect(parseRequest({ ...gatewayEvent(), ...change })).toBeUndefined();
  });

  it.each([undefined, null, 1, 'event', [], {}])('refuses %j', (event) => {
    expect(parseRequest(event)).toBeUndefined();
  });
});

describe('requestIdOf', () => {
  it.each([
    [{ requestContext: { requestId: 'abc-1' } }, 'abc-1'],
    [{ requestContext: { requestId: 'a\n{"level"' } }, 'unknown'],
    [{ requestContext: { requestId: 1 } }, 'unknown'],
    [{}, 'unknown'],
    [null, 'unknown'],
  ])('reads %j as %s', (event, want) => {
    expect(requestIdOf(event)).toBe(want);
  });
});
