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
    ['a parenthesis', '/Orders({id})', 'PLAN-200'],
    ['a dollar', '/$metadata', 'PLAN-200'],
    ['a tilde', '/~user', 'PLAN-200'],
    ['an at sign', '/@me', 'PLAN-200'],
    ['a percent escape', '/a%20b', 'PLAN-200'],
    ['a space', '/a b', 'PLAN-200'],
    ['a single star', '/a/*', 'PLAN-200'],
    ['a matrix parameter', '/a;v=1', 'PLAN-200'],
    ['a query', '/a?x=1', 'PLAN-201'],
    ['a fragment', '/a#b', 'PLAN-201'],
    ['a greedy variable in the middle', '/a/{p+}/b', 'PLAN-204'],
    ['an empty variable', '/a/{}', 'PLAN-212'],
    ['an open brace', '/a/{id', 'PLAN-212'],
  ])('refuses %s', (_, path, code) => {
    const { paths, diagnostics } = served(`get ${path}`);
    expect(paths).toEqual({});
    expect(diagnostics).toMatchObject([{ code, severity: 'error' }]);
    expect(diagnostics[0]?.at?.pointer).toBe(top.child('paths', path).pointer);
  });

  it('names the character and the segment it refuses', () => {
    expect(served('get /a b/x').diagnostics[0]?.message).toBe(
      'API Gateway cannot serve GET /a b/x: the segment "a b" contains a space',
    );
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
  ])('refuses a second operation that differs only by %s', (_, first, second) => {
    const { paths, diagnostics } = served(first, second);
    expect(Object.keys(paths)).toEqual([first]);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: 'PLAN-207', severity: 'error' }),
    );
  });

  it('serves an operation with another whose variable covers it, where nothing else differs', () => {
    const found = served('get /compare/{basehead}', 'get /compare/{base}...{head}');
    expect(Object.keys(found.paths)).toEqual(['get /compare/{basehead}']);
    expect(found.codes).toEqual(['PLAN-202', 'PLAN-215']);
  });

  it.each([
    ['another security', { security: [{ schemes: [{ name: 'login', scopes: [] }], at: top }] }],
    ['another back end', { settings: { backend: { kind: 'mock', status: 200, timeout: 1 } } }],
    ['a body', { requestBody: { required: false, content: [], at: top } }],
    ['a required parameter', { parameters: [{ name: 'q', in: 'query', required: true }] }],
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
