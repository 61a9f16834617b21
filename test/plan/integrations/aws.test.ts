import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../lib/annotations/index.js';
import { integrate } from './integrate.js';

describe('aws', () => {
  const backend: Backend = {
    kind: 'aws',
    service: 'sqs',
    path: '123456789012/orders',
    method: 'POST',
    role: 'arn:aws:iam::1:role/r',
    request: { 'application/json': 'Action=SendMessage' },
    parameters: {
      'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
    },
    response: { 'application/json': '{}' },
    timeout: 10,
  };

  it('lets declared media types in, and no error text out', () => {
    const { integration } = integrate(backend, 'post /orders');
    expect(integration).toMatchObject({
      type: 'aws',
      uri: 'arn:aws:apigateway:eu-west-1:sqs:path/123456789012/orders',
      credentials: 'arn:aws:iam::1:role/r',
      passthroughBehavior: 'never',
      responses: {
        '2\\d{2}': { statusCode: '200', responseTemplates: { 'application/json': '{}' } },
        '4\\d{2}': { statusCode: '400' },
        default: { statusCode: '500' },
      },
    });
  });

  it('addresses actions', () => {
    const { path: _, ...rest } = backend;
    expect(
      integrate({ ...rest, action: 'PutItem', service: 'dynamodb' }, 'post /o').integration,
    ).toMatchObject({
      uri: 'arn:aws:apigateway:eu-west-1:dynamodb:action/PutItem',
    });
  });

  it.each([
    ['a variable of the path', 'method.request.path.id', []],
    ['a query parameter, declared or not', 'method.request.querystring.page', []],
    ['a context variable', 'context.requestId', []],
    ['a variable that the path does not have', 'method.request.path.order', ['PLAN-274']],
    ['a name that stands elsewhere', 'method.request.querystring.id', ['PLAN-274']],
  ])('maps %s', (_, source, want) => {
    const parameters = { 'integration.request.header.X': source };
    const { codes, integration } = integrate({ ...backend, parameters }, 'get /orders/{id}');
    expect(codes()).toEqual(want);
    expect(integration === undefined).toBe(want.length > 0);
  });
});
