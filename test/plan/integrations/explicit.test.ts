import { describe, expect, it } from 'vitest';
import {
  invokedFunction,
  isProxied,
  withRenamedVariables,
} from '../../../lib/plan/integrations/index.js';
import { references } from '../model-builder.js';
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

  const lambda = (functionArn: string) =>
    `arn:aws:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
  const calling = (uri: string, more = '') => `paths:
  /orders/{id}:
    get:
      security: []
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { '200': { description: OK } }
      x-amazon-apigateway-integration: { type: aws_proxy, httpMethod: POST, uri: '${uri}'${more} }
`;

  it('lets API Gateway invoke its function for that operation alone', async () => {
    const { plan } = await planText(
      calling(lambda('arn:aws:lambda:eu-west-1:123456789012:function:orders')),
    );
    expect(plan?.shards.flatMap((shard) => shard.functionPermissions)).toMatchObject([
      {
        functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:orders',
        sourcePath: '*/GET/orders/*',
      },
    ]);
  });

  it('names the function as Terraform needs it, where API Gateway would fill in the account', () => {
    const arn = 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders';
    expect(invokedFunction(lambda(arn), undefined, references)).toBe(
      'arn:aws:lambda:eu-west-1:123456789012:function:orders',
    );
  });

  it('needs no permission where a role invokes it', async () => {
    const { plan, diagnostics } = await planText(
      calling(
        lambda('arn:aws:lambda:eu-west-1:123456789012:function:orders'),
        ', credentials: arn:aws:iam::123456789012:role/r',
      ),
    );
    expect(diagnostics).toEqual([]);
    expect(plan?.shards.flatMap((shard) => shard.functionPermissions)).toEqual([]);
  });

  it('says where a stage variable chooses the function', async () => {
    const { plan, diagnostics } = await planText(
      calling(lambda('arn:aws:lambda:eu-west-1:123456789012:function:${stageVariables.name}')),
    );
    expect(plan?.shards.flatMap((shard) => shard.functionPermissions)).toEqual([]);
    expect(diagnostics.map(({ code, at }) => [code, at?.path.at(-1)])).toEqual([
      ['PLAN-275', 'uri'],
    ]);
  });
});
