import { describe, expect, it } from 'vitest';
import { countResources, planPaths } from '../../../lib/plan/paths/index.js';
import { model, operation, top } from '../model-builder.js';

function served(...routes: string[]) {
  const {
    routes: found,
    diagnostics,
    resources,
  } = planPaths(model(routes.map((one) => operation(one))));
  const paths = [...found].map(([{ method, path }, route]) => [
    `${method} ${path}`,
    route.resourcePath,
  ]);
  return {
    paths: Object.fromEntries(paths),
    routes: [...found.values()],
    diagnostics,
    resources,
    codes: diagnostics.map(({ code }) => code),
  };
}

describe('planPaths', () => {
  it.each([
    [
      'keeps literal segments with every accepted character',
      '/a-b_c.d,e:f/9',
      '/a-b_c.d,e:f/9',
      [],
    ],
    ['keeps the root', '/', '/', []],
    ['keeps variables', '/orders/{id}', '/orders/{id}', []],
    ['keeps a colon verb after a literal', '/users:search', '/users:search', []],
    ['makes one variable of a variable with a suffix', '/r/{id}.json', '/r/{idJson}', ['PLAN-202']],
    ['makes one variable of two', '/r/{a}-{b}', '/r/{aB}', ['PLAN-202']],
    ['makes one variable of a prefix and a variable', '/v{n}/x', '/{vN}/x', ['PLAN-202']],
    [
      'makes one variable of a colon verb after a variable',
      '/users/{id}:cancel',
      '/users/{idCancel}',
      ['PLAN-202'],
    ],
    ['keeps a greedy variable', '/files/{proxy+}', '/files/{proxy+}', []],
    ['makes a greedy variable of a starred one', '/files/{path*}', '/files/{path+}', ['PLAN-211']],
    ['makes a greedy variable of two stars', '/files/**', '/files/{proxy+}', ['PLAN-211']],
    ['strips a trailing slash', '/orders/', '/orders', ['PLAN-206']],
    ['strips empty segments', '//orders//new', '/orders/new', ['PLAN-206']],
    [
      'renames a variable with characters API Gateway refuses',
      '/u/{user id}',
      '/u/{userId}',
      ['PLAN-203'],
    ],
    ['warns about reserved paths', '/ping', '/ping', ['PLAN-208']],
    ['leaves reserved names alone below the root', '/a/ping', '/a/ping', []],
  ])('%s', (_, path, expected, codes) => {
    const found = served(`get ${path}`);
    expect(found.paths).toEqual({ [`get ${path}`]: expected });
    expect(found.codes).toEqual(codes);
  });

  it.each([
    ['an open brace', '/a/{id', 'PLAN-212'],
    ['an empty variable', '/a/{}', 'PLAN-212'],
    ['a greedy variable in the middle', '/a/{p+}/b', 'PLAN-204'],
  ])('refuses %s', (_, path, code) => {
    const { paths, diagnostics } = served(`get ${path}`);
    expect(paths).toEqual({});
    expect(diagnostics).toMatchObject([{ code, severity: 'error' }]);
    expect(diagnostics[0]?.at?.pointer).toBe(top.child('paths', path).pointer);
  });

  it.each([
    ['a dollar', '/$metadata', '/{metadata}', 'PLAN-200'],
    ['a tilde', '/~user', '/{user}', 'PLAN-200'],
    ['an at sign', '/users/@me/lists', '/users/{me}/lists', 'PLAN-200'],
    ['a percent escape', '/a%20b', '/{a20b}', 'PLAN-200'],
    ['a space', '/a b', '/{aB}', 'PLAN-200'],
    ['a single star', '/a/*', '/a/{segment}', 'PLAN-200'],
    ['a matrix parameter', '/a;v=1', '/{aV1}', 'PLAN-200'],
    ['a parenthesis beside a variable', '/Orders({id})', '/{OrdersId}', 'PLAN-202'],
    ['a query', '/a?x=1', '/a', 'PLAN-201'],
    ['a query after a slash', '/a/?x={x}', '/a', 'PLAN-201'],
    ['a fragment', '/a#b/c', '/a', 'PLAN-201'],
  ])('rewrites %s, with a warning at the path', (_, path, resource, code) => {
    const { paths, diagnostics } = served(`get ${path}`);
    expect(paths).toEqual({ [`get ${path}`]: resource });
    expect(diagnostics).toMatchObject([{ code, severity: 'warning' }]);
    expect(diagnostics[0]?.at?.pointer).toBe(top.child('paths', path).pointer);
  });

  it('names the segment and the character that there is no segment with', () => {
    expect(served('get /a b/x').diagnostics[0]?.message).toBe(
      'API Gateway has no segments with a space: "a b" of /a b/x becomes {aB}, which takes any text; the back end gets it unchanged and must refuse others',
    );
  });

  it('keeps the variable of others at its place', () => {
    expect(served('get /users/{id}', 'put /users/{id}', 'delete /users/@me').paths).toEqual({
      'get /users/{id}': '/users/{id}',
      'put /users/{id}': '/users/{id}',
      'delete /users/@me': '/users/{id}',
    });
  });

  it('gives siblings the name that most operations use', () => {
    const found = served('get /o/{id}', 'get /o/{orderId}/items', 'post /o/{orderId}/items');
    expect(found.paths).toEqual({
      'get /o/{id}': '/o/{orderId}',
      'get /o/{orderId}/items': '/o/{orderId}/items',
      'post /o/{orderId}/items': '/o/{orderId}/items',
    });
    expect(found.routes[0]?.renamedVariables).toEqual({ id: 'orderId' });
  });

  it('takes the first name in the document among equals', () => {
    expect(served('get /o/{b}', 'get /o/{a}/x').paths).toEqual({
      'get /o/{b}': '/o/{b}',
      'get /o/{a}/x': '/o/{b}/x',
    });
  });

  it('never gives one path the same variable twice', () => {
    const found = served('get /o/{y}', 'post /o/{y}', 'get /o/{x}/{y}');
    expect(found.paths['get /o/{x}/{y}']).toBe('/o/{y}/{y2}');
    expect(found.routes[2]?.renamedVariables).toEqual({ x: 'y', y: 'y2' });
  });

  it('refuses a greedy variable beside a plain one', () => {
    const found = served('get /f/{proxy+}', 'get /f/{id}/x');
    expect(found.paths).toEqual({ 'get /f/{id}/x': '/f/{id}/x' });
    expect(found.diagnostics).toMatchObject([
      { code: 'PLAN-205', severity: 'error', related: [{ message: '/f/{id}/x stands here' }] },
    ]);
  });

  it.each([
    ['a trailing slash', 'get /a', 'get /a/'],
    ['the name of a variable', 'get /a/{x}', 'get /a/{y}'],
    ['what stands beside a variable', 'get /compare/{basehead}', 'get /compare/{base}...{head}'],
    ['a verb after a colon', 'post /jobs/{id}:start', 'post /jobs/{id}:stop'],
    ['its query', 'get /a', 'get /a?beta=true'],
  ])('serves two operations that differ only by %s as one', (_, first, second) => {
    const found = served(first, second);
    expect(Object.keys(found.paths)).toEqual([first]);
    expect(found.codes).toContain('PLAN-215');
    expect(found.diagnostics.every(({ severity }) => severity !== 'error')).toBe(true);
  });

  it.each([
    ['another security', { security: [{ schemes: [{ name: 'login', scopes: [] }], at: top }] }],
    ['another back end', { settings: { backend: { kind: 'mock', status: 200, timeout: 1 } } }],
    ['an integration of its own', { extensions: { 'x-amazon-apigateway-integration': {} } }],
  ] as const)('refuses it where one has %s', (_, difference) => {
    const { diagnostics } = planPaths(
      model([operation('get /a/{x}'), operation('get /a/{x}.json', difference)]),
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'PLAN-207', severity: 'error' }),
    );
  });

  it('keeps a trailing slash for the back end', () => {
    expect(served('get /orders/{id}/').routes[0]?.backendPath).toBe('/orders/{id}/');
  });

  it('leaves out TRACE with a warning', () => {
    const found = served('trace /a');
    expect(found.paths).toEqual({});
    expect(found.diagnostics).toMatchObject([{ code: 'PLAN-210', severity: 'warning' }]);
  });

  it('counts every prefix and the root', () => {
    expect(countResources(['/a/b/c', '/a/d'])).toBe(5);
    expect(served('get /a/b/c', 'get /a/d').resources).toBe(5);
  });
});
