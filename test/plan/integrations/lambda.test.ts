import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../lib/annotations/index.js';
import { functionPermissions } from '../../../lib/plan/integrations/index.js';
import { model, operation, references, routesOf } from '../model-builder.js';
import { integrate } from './integrate.js';

describe('lambda', () => {
  const lambda = (name: string): Backend => ({ kind: 'lambda', function: name, timeout: 29 });

  it.each([
    ['orders', 'arn:aws:lambda:eu-west-1:123456789012:function:orders'],
    ['arn:aws:lambda:us-east-1:1:function:f:live', 'arn:aws:lambda:us-east-1:1:function:f:live'],
    ['${aws_lambda_function.f.arn}', '${aws_lambda_function.f.arn}'],
  ])('calls %s with POST', (name, arn) => {
    expect(integrate(lambda(name)).integration).toEqual({
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`,
      passthroughBehavior: 'when_no_match',
      timeoutInMillis: 29_000,
    });
  });

  it.each([
    ['get /orders/{id}', '*/GET/orders/*'],
    ['any /orders', '*/*/orders'],
    ['get /', '*/GET/'],
    ['post /files/{path+}', '*/POST/files/*'],
  ])('permits %s alone as %s', (route, sourcePath) => {
    const api = model([operation(route, { settings: { backend: lambda('f') } })]);
    expect(functionPermissions([routesOf(api)], references).permissions).toMatchObject([
      [{ sourcePath }],
    ]);
  });

  it('makes one permission of more than a function policy has room for', () => {
    const many = Array.from({ length: 46 }, (_, at) =>
      operation(`get /p${at}`, { settings: { backend: lambda('f') } }),
    );
    const { permissions, diagnostics } = functionPermissions([routesOf(model(many))], references);
    expect(permissions).toMatchObject([[{ id: 'all-1', sourcePath: '*/*' }]]);
    expect(diagnostics).toMatchObject([{ code: 'PLAN-269', severity: 'warning' }]);
  });

  it('makes one for each of several REST APIs, of whose permissions together there is no room', () => {
    const routes = routesOf(
      model(
        Array.from({ length: 46 }, (_, at) =>
          operation(`get /p${at}`, { settings: { backend: lambda('f') } }),
        ),
      ),
    );
    const apis = [routes.slice(0, 40), routes.slice(40)];
    expect(functionPermissions(apis, references).permissions).toMatchObject([
      [{ id: 'all-1', sourcePath: '*/*' }],
      [{ id: 'all-1', sourcePath: '*/*' }],
    ]);
  });

  it('gives different ids to paths that read alike', () => {
    const api = model(
      ['get /a-b', 'get /a/b'].map((one) => operation(one, { settings: { backend: lambda('f') } })),
    );
    const ids = functionPermissions([routesOf(api)], references).permissions.flatMap((all) =>
      all.map(({ id }) => id),
    );
    expect(new Set(ids).size).toBe(2);
  });
});
