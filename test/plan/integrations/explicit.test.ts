import { describe, expect, it } from 'vitest';
import { isProxied, withRenamedVariables } from '../../../lib/plan/integrations/index.js';
import { planText } from '../plan.js';

describe('an explicit integration', () => {
  it('is kept as it is', () => {
    const given = { type: 'http', uri: 'https://x/{id}' };
    expect(withRenamedVariables(given, {})).toBe(given);
  });

  it('follows renamed variables, all at once', () => {
    const given = {
      uri: 'https://x/{a}',
      requestParameters: {
        'integration.request.path.a': 'method.request.path.a',
        'integration.request.path.b': 'method.request.path.b',
      },
      requestTemplates: { 'application/json': `{"a": "$input.params('a')"}` },
      cacheKeyParameters: ['method.request.path.b'],
    };
    expect(withRenamedVariables(given, { a: 'b', b: 'b2' })).toEqual({
      uri: 'https://x/{a}',
      requestParameters: {
        'integration.request.path.a': 'method.request.path.b',
        'integration.request.path.b': 'method.request.path.b2',
      },
      requestTemplates: { 'application/json': `{"a": "$input.params('b')"}` },
      cacheKeyParameters: ['method.request.path.b2'],
    });
  });

  it.each([
    ['http_proxy', true],
    ['AWS_PROXY', true],
    ['http', false],
    ['mock', false],
  ])('of type %s takes the place of the back end', async (type, proxied) => {
    const target = type === 'mock' ? '' : ", httpMethod: POST, uri: 'https://a/path/b'";
    const { plan } = await planText(
      `x-gateway: { backend: { lambda: 'arn:aws:lambda:eu-central-1:111122223333:function:orders' } }
paths: { /orders: { get: { security: [], responses: { '200': { description: OK } }, x-amazon-apigateway-integration: { type: ${type}${target} } } } }
`,
    );
    const [route] = plan?.routes ?? [];
    expect(route).not.toHaveProperty('backend');
    expect(plan?.shards.flatMap((shard) => shard.functionPermissions)).toEqual([]);
    expect(route && isProxied(route)).toBe(proxied);
  });
});
