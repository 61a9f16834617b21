import { describe, expect, it } from 'vitest';
import { lower } from './lower.js';
import { operation, scheme, top } from './model-builder.js';

describe('gateway responses', () => {
  it('say what happened and a request id, and keep status codes', () => {
    const responses = lower().body['x-amazon-apigateway-gateway-responses'];
    expect(Object.keys(responses)).toHaveLength(20);
    expect(responses.BAD_REQUEST_BODY).toEqual({
      responseTemplates: {
        'application/json': '{"message":"Invalid request body","requestId":"$context.requestId"}',
      },
    });
  });

  it('say when to try again above a throttle, not above a quota, whose end they cannot know', () => {
    const { THROTTLED, QUOTA_EXCEEDED } = lower().body['x-amazon-apigateway-gateway-responses'];
    expect(THROTTLED.responseParameters).toEqual({ 'gatewayresponse.header.Retry-After': "'1'" });
    expect(QUOTA_EXCEEDED).not.toHaveProperty('responseParameters');
  });

  it('ask for basic credentials', () => {
    const basic = scheme('basic', {
      httpScheme: 'basic',
      settings: { authorizer: { kind: 'basic', realm: "the 'shop'", ttl: 0 }, at: top },
    });
    const used = operation('get /o', {
      security: [{ schemes: [{ name: 'basic', scopes: [] }], at: top }],
    });
    const { body } = lower({ operations: [used], api: { securitySchemes: { basic } } });
    expect(body['x-amazon-apigateway-gateway-responses'].UNAUTHORIZED.responseParameters).toEqual({
      'gatewayresponse.header.WWW-Authenticate': `'Basic realm="the shop"'`,
    });
  });
});
