import { describe, expect, it } from 'vitest';
import { lower } from '../lower.js';
import { model, operation, top } from '../model-builder.js';

describe('the document', () => {
  it('is OpenAPI 3.0.1 with sorted keys, its name as title and nothing at the root but extensions', () => {
    const { body } = lower({ input: { description: 'Orders' } });
    expect(Object.keys(body)).toEqual([
      'info',
      'openapi',
      'paths',
      'x-amazon-apigateway-endpoint-access-mode',
      'x-amazon-apigateway-gateway-responses',
      'x-amazon-apigateway-request-validators',
      'x-amazon-apigateway-security-policy',
    ]);
    expect(body.openapi).toBe('3.0.1');
    expect(body.info).toEqual({ title: 'shop', description: 'Orders', version: '1.0.0' });
  });

  it('omits an empty description, which import refuses', () => {
    expect(lower({ input: { description: '' } }).body.info).toEqual({
      title: 'shop',
      version: '1.0.0',
    });
  });

  it('is the same for the same input, and counts its own bytes', () => {
    const first = lower();
    expect(JSON.stringify(first.body)).toBe(JSON.stringify(lower().body));
    expect(first.value?.quotas.bodyBytes).toBe(Buffer.byteLength(JSON.stringify(first.body)));
    expect(first.value?.quotas.resources).toBe(2);
  });

  it.each([
    ['regional', 'SecurityPolicy_TLS13_1_2_2021_06'],
    ['private', 'SecurityPolicy_TLS13_1_2_2021_06'],
    ['edge', 'SecurityPolicy_TLS12_PFS_2025_EDGE'],
  ] as const)('asks for TLS 1.2 or newer of a %s API', (endpoint, policy) => {
    const { body } = lower({ input: { endpoint } });
    expect(body['x-amazon-apigateway-security-policy']).toBe(policy);
    expect(body['x-amazon-apigateway-endpoint-access-mode']).toBe('BASIC');
  });

  it('names the VPC endpoints of a private API, which import would take off', () => {
    const endpoint = { type: 'private', vpcEndpoints: ['vpce-1'] } as const;
    const { annotations } = model([operation('get /o')]);
    const root = { ...annotations.root, endpoint };
    const { body } = lower({ api: { annotations: { ...annotations, root } } });
    expect(body.servers).toEqual([
      {
        url: '/',
        'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] },
      },
    ]);
  });

  it('keeps explicit root extensions, gateway responses type by type', () => {
    const { body } = lower({
      api: {
        extensions: {
          'x-amazon-apigateway-security-policy': 'TLS_1_2',
          'x-amazon-apigateway-minimum-compression-size': 1024,
          'x-amazon-apigateway-gateway-responses': { THROTTLED: { statusCode: '503' } },
        },
      },
    });
    expect(body['x-amazon-apigateway-security-policy']).toBe('TLS_1_2');
    expect(body).not.toHaveProperty('x-amazon-apigateway-endpoint-access-mode');
    expect(body['x-amazon-apigateway-minimum-compression-size']).toBe(1024);
    expect(body['x-amazon-apigateway-gateway-responses'].THROTTLED).toEqual({ statusCode: '503' });
    expect(body['x-amazon-apigateway-gateway-responses'].WAF_FILTERED).toBeDefined();
  });

  it('reports ignored parts and a base path', () => {
    const { codes } = lower({
      api: {
        ignored: [{ what: 'webhook', at: top.child('webhooks', 'paid') }],
        servers: [{ url: 'https://api.example.com/v2', at: top.child('servers', 0) }],
      },
    });
    expect(codes).toEqual(['PLAN-302', 'PLAN-272']);
  });

  it('locates a mistake in an explicit extension at the value that is wrong', () => {
    const explicit = operation('get /o', {
      extensions: {
        'x-amazon-apigateway-integration': {
          type: 'http',
          uri: 'b.example.com',
          httpMethod: 'GET',
        },
      },
    });
    const { value, diagnostics } = lower({ operations: [explicit] });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: 'PLAN-305',
        severity: 'error',
        message: 'API Gateway would refuse the import: the uri b.example.com has no scheme',
      },
    ]);
    expect(diagnostics[0]?.at?.path).toEqual([
      'paths',
      '/o',
      'get',
      'x-amazon-apigateway-integration',
      'uri',
    ]);
  });

  it('strips descriptions that would be too many documentation parts', () => {
    const operations = ['a', 'b', 'c'].map((name) =>
      operation(`get /${name}`, {
        description: name,
        parameters: Array.from({ length: 700 }, (_, at) => ({
          name: `p${at}`,
          in: 'query' as const,
          description: 'text',
        })),
      }),
    );
    const { body, codes } = lower({ operations });
    expect(codes).toContain('PLAN-301');
    expect(body.paths['/a'].get).not.toHaveProperty('description');
    expect(body.paths['/a'].get.parameters[0]).toEqual({
      in: 'query',
      name: 'p0',
      required: false,
      schema: { type: 'string' },
    });
  });

  it('refuses more than 6 MiB that are not descriptions', () => {
    const huge = operation('post /o', {
      extensions: {
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': 'x'.repeat(6 * 1024 * 1024) },
        },
      },
    });
    expect(lower({ operations: [huge] })).toMatchObject({
      value: undefined,
      codes: ['PLAN-300'],
    });
  });
});

describe('an operation', () => {
  it('has an integration, its id, its validator, and no security when it is public', () => {
    const { body } = lower({
      operations: [operation('get /o', { id: 'listOrders', operationId: 'listOrders' })],
    });
    expect(Object.keys(body.paths['/o'].get)).toEqual([
      'operationId',
      'responses',
      'x-amazon-apigateway-integration',
      'x-amazon-apigateway-request-validator',
    ]);
    expect(body['x-amazon-apigateway-request-validators']).toEqual({
      all: { validateRequestBody: true, validateRequestParameters: true },
    });
  });

  it('is an any-method where the specification says so', () => {
    expect(Object.keys(lower({ operations: [operation('any /o')] }).body.paths['/o'])).toEqual([
      'x-amazon-apigateway-any-method',
    ]);
  });

  it('without a back end is an error with a way out', () => {
    const one = operation('get /o');
    const { backend: _, ...settings } = one.settings;
    const { value, diagnostics } = lower({ operations: [{ ...one, settings }] });
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'PLAN-260', message: 'GET /o names no back end' }]);
    expect(diagnostics[0]?.hint).toContain('--backend URL');
  });

  it('says that nobody learns of its deprecation', () => {
    expect(lower({ operations: [operation('get /o', { deprecated: true })] }).codes).toEqual([
      'PLAN-303',
    ]);
  });

  const body = (required: boolean, type = 'application/json') => ({
    required,
    content: [{ type, schema: { schema: { type: 'object' }, at: top }, at: top }],
    at: top,
  });
  const contentType = (found: { parameters?: { name: string }[] }) =>
    found.parameters?.some(({ name }) => name === 'Content-Type') ?? false;

  it.each([
    ['a required body', true, 'application/json', 'all', true],
    ['an optional body', false, 'application/json', 'all', false],
    ['a body that is not JSON', true, 'text/plain', 'all', false],
    ['a body that is not validated', true, 'application/json', 'none', false],
  ] as const)('with %s asks for a content type: %#', (_, required, type, validation, expected) => {
    const { body: found } = lower({
      operations: [operation('post /o', { requestBody: body(required, type) })],
      change: (route) => ({ ...route, validation }),
    });
    expect(contentType(found.paths['/o'].post)).toBe(expected);
  });

  it('refers to the model of its body', () => {
    const { body: found } = lower({
      operations: [operation('post /o', { operationId: 'create', requestBody: body(true) })],
    });
    const { $ref } = found.paths['/o'].post.requestBody.content['application/json'].schema;
    expect(found.components.schemas).toHaveProperty($ref.replace('#/components/schemas/', ''));
  });

  it('declares what an explicit integration maps and answers', () => {
    const explicit = operation('get /o', {
      extensions: {
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'GET',
          uri: 'https://b.example.com',
          requestParameters: { 'integration.request.header.T': 'method.request.header.X-T' },
          responses: {
            default: {
              statusCode: 418,
              responseParameters: { 'method.response.header.X-R': "'1'" },
            },
          },
        },
      },
    });
    const found = lower({ operations: [explicit] }).body.paths['/o'].get;
    expect(found.parameters).toEqual([
      { in: 'header', name: 'X-T', required: false, schema: { type: 'string' } },
    ]);
    expect(found.responses['418'].headers).toEqual({ 'X-R': { schema: { type: 'string' } } });
  });
});
