// Documents that are valid and odd, from the text to the body and to Terraform: what each becomes, and what is said
// about it.

import { describe, expect, it } from 'vitest';
import { checkBody } from '../../lib/plan/index.js';
import { checkText } from '../../lib/testing/index.js';
import {
  bodyDocument,
  documentOf,
  type Json,
  map,
  nested,
  operation,
  range,
  schemaRef,
} from './documents.js';
import { Stacks } from './stacks.js';

// biome-ignore lint/suspicious/noExplicitAny: tests look deep into the JSON
type AnyJson = any;

const stacks = new Stacks('odd');

async function lower(text: string) {
  const { model, plan, diagnostics } = await checkText(text, { rules: [] });
  if (model && plan) stacks.add(model);
  const bodies = plan?.shards.map(({ body }) => body) ?? [];
  for (const body of bodies) expect(checkBody(body)).toEqual([]);
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  const codes = (of: typeof diagnostics) => [...new Set(of.map(({ code }) => code))].sort();
  return {
    plan,
    body: bodies[0] as AnyJson,
    bodies: bodies as AnyJson[],
    codes: codes(problems),
    notes: codes(diagnostics.filter(({ severity }) => severity === 'info')),
  };
}

const get = (path: string, rest: { readonly [key: string]: Json } = {}) => ({
  paths: { [path]: { get: operation(rest) } },
});
const queryParameter = (rest: { readonly [key: string]: Json }) =>
  get('/a', { parameters: [{ in: 'query', name: 'q', ...rest } as Json] });

describe('names', () => {
  it('of schemas that are the same without their signs get models of their own', async () => {
    const names = ['a.b', 'a-b', 'a b', 'aB', 'AB', '«»', '数据', '🐾', 'Empty'];
    const properties = Object.fromEntries(names.map((name) => [name, schemaRef(name)]));
    const schemas = map(names.length, (at) => [
      names[at] ?? '',
      { type: 'string', maxLength: at + 1 },
    ]);
    const { body, codes } = await lower(bodyDocument({ type: 'object', properties }, schemas));
    // OpenAPI itself allows no other signs than these in the names of components: [A-Za-z0-9._-].
    expect(codes).toEqual(['SPEC-089']);
    const models = body.components.schemas;
    const { properties: lowered } = models.POSTARequest;
    const found = names.map((name) => models[lowered[name].$ref.split('/').pop()].maxLength);
    expect(found).toEqual(range(names.length).map((at) => at + 1));
    expect(Object.keys(models).every((name) => /^[A-Za-z0-9]+$/.test(name))).toBe(true);
    expect(models.aB.maxLength).toBe(4);
  });

  it('of 5,000 schemas that all lose their only letters stay apart', async () => {
    const schemas = map(5000, (at) => [
      `-${'_'.repeat(at % 50)}${'.'.repeat(at / 50)}`,
      { maxLength: at + 1 },
    ]);
    const anyOf = Object.keys(schemas).map(schemaRef);
    const { body, codes } = await lower(
      bodyDocument(
        { type: 'object', properties: map(5000, (at) => [`p${at}`, anyOf[at] ?? {}]) },
        schemas,
      ),
    );
    expect(codes).toEqual([]);
    const lengths = new Set(
      Object.values<AnyJson>(body.components.schemas).map(({ maxLength }) => maxLength),
    );
    expect(lengths.size).toBe(5001);
  });

  it('of operations that stand twice count once', async () => {
    const same = operation({ operationId: 'same' });
    const { body, codes } = await lower(
      documentOf({ paths: { '/a': { get: same }, '/b': { get: same } } }),
    );
    expect(codes).toEqual(['MOD-001']);
    expect([body.paths['/a'].get.operationId, body.paths['/b'].get.operationId]).toEqual([
      'same',
      undefined,
    ]);
  });

  it('in any language reach the body where it takes them', async () => {
    const schema = {
      type: 'object',
      required: ['Größe', '数据'],
      properties: { Größe: { type: 'string' }, 数据: {} },
    };
    const { body, codes } = await lower(
      documentOf({
        info: { title: 'Größen 数据 🐾', version: 'v1.0-β' },
        paths: {
          '/items/{größe}': {
            post: operation({
              operationId: 'größeSetzen',
              summary: 'שלום',
              parameters: [{ in: 'query', name: 'größe2', schema: {} }],
              requestBody: { content: { 'application/json': { schema } } },
            }),
          },
        },
      }),
    );
    expect(codes).toEqual(['PLAN-220']);
    const [path = ''] = Object.keys(body.paths);
    expect(path).toMatch(/^\/items\/\{[A-Za-z0-9_.-]+\}$/);
    expect(body.paths[path].post).toMatchObject({ operationId: 'größeSetzen', summary: 'שלום' });
    const [model] = Object.values<AnyJson>(body.components.schemas);
    expect(model.required).toEqual(['Größe', '数据']);
  });
});

describe('references', () => {
  it('lead into the parts of others, and the parts get names', async () => {
    const { body, codes } = await lower(
      bodyDocument(schemaRef('A/properties/b/items'), {
        A: {
          type: 'object',
          properties: { b: { type: 'array', items: { type: 'object', minProperties: 1 } } },
        },
      }),
    );
    expect(codes).toEqual([]);
    const ref = body.paths['/a'].post.requestBody.content['application/json'].schema.$ref;
    expect(body.components.schemas[ref.split('/').pop()]).toEqual({
      type: 'object',
      minProperties: 1,
    });
  });

  it('lead nowhere, each told at its place', async () => {
    const { plan, codes } = await lower(bodyDocument(schemaRef('Nowhere'), { A: schemaRef('B') }));
    expect([plan, codes]).toEqual([undefined, ['SPEC-034']]);
  });
});

describe('security', () => {
  const components = {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      jwt: {
        ...{ type: 'http', scheme: 'bearer' },
        'x-gateway': { authorizer: { jwt: { issuer: 'https://id.example.com/', audience: 'a' } } },
      },
      other: {
        ...{ type: 'http', scheme: 'bearer' },
        'x-gateway': {
          authorizer: { jwt: { issuer: 'https://other.example.com/', audience: 'a' } },
        },
      },
      unknown: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.com/' },
    },
  };

  it.each<[name: string, security: Json, codes: string[], authorizers: number]>([
    ['a token and a key', [{ jwt: [], key: [] }], [], 1],
    ['a token or another', [{ jwt: [] }, { other: [] }], [], 1],
    ['two tokens at once', [{ jwt: [], other: [] }], [], 1],
    ['what no authorizer stands for', [{ unknown: [] }], ['PLAN-400'], 0],
    ['a scheme that is not declared', [{ nowhere: [] }], ['PLAN-403'], 0],
    ['nothing, or a token', [{}, { jwt: [] }], [], 1],
    ['a key, or a token', [{ key: [] }, { jwt: [] }], ['PLAN-412'], 1],
  ])('asks for %s', async (_, security, want, authorizers) => {
    const { plan, codes } = await lower(documentOf({ ...get('/a', { security }), components }));
    expect(codes).toEqual(want);
    expect(plan?.authorizers.length ?? 0).toBe(authorizers);
  });
});

describe('parameters, servers and paths', () => {
  it.each<[name: string, document: { readonly [key: string]: Json }, codes: string[]]>([
    ['a relative server', { servers: [{ url: '/v1' }], ...get('/a') }, []],
    ['a server without an address', { servers: [{ url: '' }], ...get('/a') }, []],
    [
      'a server with variables',
      {
        servers: [{ url: 'https://{region}.example.com:{port}/{base}', variables: {} }],
        ...get('/a'),
      },
      ['SPEC-084'],
    ],
    ['a variable that is not declared', get('/a/{id}'), []],
    ['empty segments', get('//a///b/'), []],
    ['only empty segments', get('///'), []],
    [
      'two paths that are one without empty segments',
      { paths: { ...get('/a/').paths, ...get('/a').paths } },
      ['PLAN-215'],
    ],
  ])('%s', async (_, document, want) => {
    expect((await lower(documentOf(document))).codes).toEqual(want);
  });

  it('says that what a parameter contains is not checked', async () => {
    const content = { 'application/json': { schema: { type: 'object' } } };
    const { body, notes } = await lower(documentOf(queryParameter({ content })));
    expect(notes).toEqual(['PLAN-225', 'PLAN-228']);
    expect(body.paths['/a'].get.parameters).toEqual([
      { name: 'q', in: 'query', required: false, schema: { type: 'string' } },
    ]);
  });

  it('serves paths without their empty segments', async () => {
    const { body } = await lower(documentOf(get('//a///{id}//')));
    expect(Object.keys(body.paths)).toEqual(['/a/{id}']);
    expect(body.paths['/a/{id}'].get.parameters).toEqual([
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
    ]);
  });
});

describe('schemas and media types', () => {
  it.each<[name: string, schema: Json, lowered: Json, codes: string[]]>([
    ['null in an enumeration', { enum: ['a', null] }, undefined as never, ['PLAN-101']],
    [
      'null in an enumeration that the type refuses',
      { type: 'string', enum: ['a', null] },
      { type: 'string', enum: ['a'] },
      [],
    ],
    [
      'XML',
      { type: 'object', minProperties: 1, xml: { name: 'a', wrapped: true } },
      { type: 'object', minProperties: 1 },
      [],
    ],
    [
      'a look-ahead',
      { type: 'string', pattern: '^(?=.*a)b' },
      { type: 'string', pattern: '^(?=.*a)b' },
      [],
    ],
    [
      'a look-behind',
      { type: 'string', pattern: '(?<!a)b' },
      { type: 'string', pattern: '(?<!a)b' },
      [],
    ],
    [
      'a look-behind without end',
      { type: 'string', pattern: '(?<=a+)b' },
      { type: 'string' },
      ['PLAN-105'],
    ],
  ])('%s', async (_, schema, lowered, want) => {
    const { body, codes } = await lower(bodyDocument(schema));
    expect(codes).toEqual(want);
    const [model] = Object.values(body.components?.schemas ?? {});
    expect(model).toEqual(lowered);
  });

  it('200 levels deep are one model of 200 levels', async () => {
    const deep = nested(200, { type: 'string' }, (a) => ({ type: 'object', properties: { a } }));
    const { body, codes } = await lower(bodyDocument(deep));
    expect(codes).toEqual([]);
    expect(body.components.schemas.POSTARequest).toEqual(deep);
  });

  it.each<[type: string, models: string[], codes: string[]]>([
    ['application/json; charset=utf-8', ['application/json'], []],
    ['APPLICATION/JSON', ['application/json'], []],
    ['application/vnd.a+json; v=1', ['application/vnd.a+json'], []],
    ['*/*', ['application/json'], []],
    ['application/*', ['application/json'], []],
    ['text/*', [], ['PLAN-246']],
    ['image/*', [], ['PLAN-246']],
    ['application/xml', [], ['PLAN-246']],
    ['json', [], ['PLAN-246', 'SPEC-070']],
  ])('a body of %s', async (type, models, want) => {
    const requestBody = { required: true, content: { [type]: { schema: { type: 'object' } } } };
    const { body, codes } = await lower(
      documentOf({ paths: { '/a': { post: operation({ requestBody }) } } }),
    );
    expect(codes).toEqual(want);
    expect(Object.keys(body.paths['/a'].post.requestBody?.content ?? {})).toEqual(models);
  });
});

describe('size', () => {
  it('10,000 operations under one domain are all served, each once', {
    timeout: 300_000,
  }, async () => {
    const certificate =
      'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef';
    const paths = map(10_000, (at) => [
      `/area-${Math.floor(at / 200)}/things-${at}`,
      { get: operation({ operationId: `read${at}` }) },
    ]);
    const { bodies, codes } = await lower(
      documentOf({ paths, 'x-gateway': { domain: { name: 'api.example.com', certificate } } }),
    );
    expect(codes).toEqual([]);
    const served = bodies.flatMap((body) =>
      Object.values<AnyJson>(body.paths).map((item) => item.get?.operationId as string),
    );
    expect(new Set(served).size).toBe(10_000);
  });

  it('5,000 models that refer to each other are 5,000 models', { timeout: 120_000 }, async () => {
    const schemas = map(5000, (at) => [
      `Model${at}`,
      { type: 'object', properties: { next: schemaRef(`Model${(at + 1) % 5000}`) } },
    ]);
    const { body, codes } = await lower(bodyDocument(schemaRef('Model0'), schemas));
    expect(codes).toEqual([]);
    expect(Object.keys(body.components.schemas).length).toBe(5000);
  });
});

// All that stand above, but those that are refused.
stacks.areValid(37);
