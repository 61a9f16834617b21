// Whatever a specification holds, its lowering does not throw, holds nothing import would refuse, and
// loses no operation without a word.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Backend } from '../../../lib/annotations/index.js';
import type { HttpMethod, Operation } from '../../../lib/model/index.js';
import { lowerBody } from '../../../lib/plan/body/index.js';
import { planPaths } from '../../../lib/plan/paths/index.js';
import { checkBody } from '../../../lib/plan/preflight/index.js';
import type { Authentication } from '../../../lib/plan/types.js';
import { refusals } from '../../support/aws/refusals.js';
import { model, operation, references, routesOf, top } from '../model-builder.js';

const word = fc.constantFrom(
  'a',
  'b',
  'id',
  'x-y',
  'v1',
  'ping',
  '__proto__',
  'constructor',
  'toString',
);
const segment = fc.oneof(
  word,
  word.map((one) => `{${one}}`),
  fc.tuple(word, word).map(([a, b]) => `{${a}}.${b}`),
  fc.tuple(word, word).map(([a, b]) => `{${a}}-{${b}}`),
  fc.constantFrom(
    '',
    '**',
    '{p+}',
    '{p*}',
    '{}',
    '{',
    'a b',
    '$x',
    '(1)',
    '%20',
    '*',
    '{a b}',
    '{filter[x]}',
    'ü',
  ),
);
const path = fc.oneof(
  fc.array(segment, { maxLength: 4 }).map((all) => `/${all.join('/')}`),
  fc.constantFrom('/a?b=1', '/a#b', '/'),
);
const name = fc.oneof(
  word,
  fc.constantFrom(
    'filter[a]',
    'ids[]',
    'X-A',
    'x-a',
    'Accept',
    'Cookie',
    'authorization',
    'Content-Type',
    'a b',
    '',
  ),
);
const parameter = fc
  .record({
    name,
    in: fc.constantFrom('path' as const, 'query' as const, 'header' as const, 'cookie' as const),
    required: fc.boolean(),
    description: fc.option(fc.string(), { nil: undefined }),
  })
  .map(({ description, ...one }) => ({
    ...one,
    ...(description !== undefined && { description }),
  }));
const media = fc
  .constantFrom(
    'application/json',
    'application/json; charset=utf-8',
    'application/vnd.a+json',
    '*/*',
    'text/plain',
    'image/png',
    'application/*',
  )
  .map((type) => ({ type, schema: { schema: { type: 'object' }, at: top }, at: top }));
const response = fc
  .record({
    status: fc.constantFrom('200', '201', '2XX', '4xx', 'default', '600', '99', 'abc'),
    description: fc.string(),
    headers: fc.array(
      name.map((one) => ({ name: one, at: top })),
      { maxLength: 3 },
    ),
    content: fc.array(media, { maxLength: 2 }),
  })
  .map((one) => ({ ...one, at: top }));
const backend = fc.constantFrom<Backend>(
  { kind: 'http', url: 'https://b.example.com/v1', timeout: 10 },
  { kind: 'lambda', function: 'orders', timeout: 10 },
  { kind: 'mock', status: 200, body: { a: '$#' }, timeout: 10 },
  {
    kind: 'vpcLink',
    version: 'v2',
    target: 'arn:lb',
    subnets: ['s'],
    securityGroups: [],
    url: 'http://b.internal',
    timeout: 10,
  },
  {
    kind: 'aws',
    service: 'sqs',
    path: '1/q',
    method: 'POST',
    role: 'arn:role',
    request: { 'application/json': 'x' },
    parameters: {},
    response: {},
    timeout: 10,
  },
);
const cors = fc
  .constantFrom(
    ['*'],
    ['https://a.example.com'],
    ['https://a.example.com', 'https://b.example.com'],
  )
  .map((origins) => ({
    origins,
    headers: ['Authorization'],
    expose: ['X-A'],
    credentials: false,
    maxAge: 60,
  }));
const method = fc.constantFrom<HttpMethod>(
  'get',
  'post',
  'put',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'any',
);
const anOperation = fc
  .record({
    method,
    path,
    parameters: fc.array(parameter, { maxLength: 5 }),
    responses: fc.array(response, { maxLength: 4 }),
    content: fc.option(fc.array(media, { maxLength: 3 }), { nil: undefined }),
    required: fc.boolean(),
    backend: fc.option(backend, { nil: undefined }),
    cors: fc.option(cors, { nil: undefined }),
    cache: fc.option(
      fc.constantFrom(['path.id'], ['query.a'], []).map((key) => ({ ttl: 60, key })),
      { nil: undefined },
    ),
    validate: fc.constantFrom(
      'all' as const,
      'body' as const,
      'parameters' as const,
      'none' as const,
    ),
    deprecated: fc.boolean(),
  })
  .map((one): Operation => {
    const { backend: _, ...plain } = operation(`${one.method} ${one.path}`).settings;
    return {
      ...operation(`${one.method} ${one.path}`, {
        parameters: one.parameters,
        responses: one.responses,
        deprecated: one.deprecated,
        ...(one.content && {
          requestBody: { required: one.required, content: one.content, at: top },
        }),
      }),
      settings: {
        ...plain,
        validate: one.validate,
        ...(one.backend && { backend: one.backend }),
        ...(one.cors && { cors: one.cors }),
        ...(one.cache && { cache: one.cache }),
      },
    };
  });
const operations = fc.uniqueArray(anOperation, {
  selector: (one) => `${one.method} ${one.path}`,
  maxLength: 12,
});
const authentication = fc.constantFrom<Authentication>(
  { kind: 'none' },
  { kind: 'iam', scheme: 'awsSigv4', apiKey: true },
  { kind: 'apiKey', scheme: 'key', apiKey: true },
);

describe('lowering', () => {
  it('never throws, never writes what import refuses, and never loses an operation', () => {
    fc.assert(
      fc.property(operations, authentication, (given, how) => {
        const api = model(given);
        const plan = planPaths(api);
        const routes = routesOf(api, (route) => ({ ...route, authentication: how }));
        const { body, diagnostics } = lowerBody({
          model: api,
          routes,
          authorizers: [],
          name: 'shop',
          references,
        });
        expect(checkBody(body)).toEqual([]);
        expect(refusals(body)).toEqual([]);
        const paths = body['paths'] as Record<string, Record<string, unknown>>;
        for (const one of given) {
          const [first] = [...plan.merged].find(([, { others }]) => others.includes(one)) ?? [one];
          const route = plan.routes.get(first);
          const key = one.method === 'any' ? 'x-amazon-apigateway-any-method' : one.method;
          const isServed = route !== undefined && paths[route.resourcePath]?.[key] !== undefined;
          // What is wrong with an operation that serves others is told there.
          const places = [one, first].flatMap(({ at, path }) => [
            at.pointer,
            top.child('paths', path).pointer,
          ]);
          const isReported = [...plan.diagnostics, ...diagnostics].some(
            ({ severity, at }) =>
              (severity === 'error' || one.method === 'trace') &&
              at !== undefined &&
              places.includes(at.pointer),
          );
          expect(
            isServed || isReported,
            `${one.method} ${one.path} is neither served nor reported`,
          ).toBe(true);
        }
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 300) },
    );
  });
});
