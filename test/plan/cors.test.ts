import { describe, expect, it } from 'vitest';
import type { Cors } from '../../lib/annotations/index.js';
import { lower } from './lower.js';
import { operation } from './model-builder.js';

const cors: Cors = {
  origins: ['https://a.example.com'],
  headers: ['Authorization'],
  expose: [],
  credentials: false,
  maxAge: 600,
};

describe('cross-origin requests', () => {
  const preflightOf = (settings: Cors, routes = ['get /o', 'post /o']) =>
    lower({ operations: routes.map((one) => operation(one, { settings: { cors: settings } })) });

  it('are answered without authentication by a mock', () => {
    const { body, codes } = preflightOf(cors);
    expect(body.paths['/o'].options).not.toHaveProperty('security');
    expect(body.paths['/o'].options['x-amazon-apigateway-integration'].responses.default).toEqual({
      statusCode: '204',
      responseParameters: {
        'method.response.header.Access-Control-Allow-Headers': "'Authorization'",
        'method.response.header.Access-Control-Allow-Methods': "'GET,OPTIONS,POST'",
        'method.response.header.Access-Control-Allow-Origin': "'https://a.example.com'",
        'method.response.header.Access-Control-Max-Age': "'600'",
        'method.response.header.Vary': "'Origin'",
      },
    });
    expect(codes).toEqual(['PLAN-273']);
  });

  it('echo the origin where there are several', () => {
    const { body, codes } = preflightOf({
      ...cors,
      origins: ['https://a.example.com', 'https://b.example.com'],
      credentials: true,
    });
    const { responseTemplates, responseParameters } =
      body.paths['/o'].options['x-amazon-apigateway-integration'].responses.default;
    expect(responseTemplates['application/json']).toBe(
      [
        "#set($origin = $input.params('origin'))",
        "#if($origin == '')#set($origin = $input.params('Origin'))#end",
        '#if($origin == "https://a.example.com" || $origin == "https://b.example.com")#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end',
        '',
      ].join('\n'),
    );
    expect(responseParameters['method.response.header.Access-Control-Allow-Credentials']).toBe(
      "'true'",
    );
    expect(codes).toEqual(['PLAN-273', 'PLAN-342']);
  });

  it('go to the OPTIONS of the specification where there is one', () => {
    const { body, codes } = preflightOf(cors, ['get /o', 'options /o']);
    expect(body.paths['/o'].options['x-amazon-apigateway-integration'].type).toBe('http_proxy');
    expect(codes).toContain('PLAN-340');
  });

  it('reach the gateway responses', () => {
    const { body } = preflightOf(cors);
    for (const type of ['DEFAULT_4XX', 'DEFAULT_5XX', 'UNAUTHORIZED']) {
      expect(body['x-amazon-apigateway-gateway-responses'][type].responseParameters).toMatchObject({
        'gatewayresponse.header.Access-Control-Allow-Origin': "'https://a.example.com'",
      });
    }
  });

  it('add their headers to answers of a mock', () => {
    const { body } = lower({
      operations: [
        operation('get /o', {
          settings: {
            backend: { kind: 'mock', status: 200, body: {}, timeout: 10 },
            cors: { ...cors, expose: ['X-Total'] },
          },
        }),
      ],
    });
    const { get } = body.paths['/o'];
    expect(Object.keys(get.responses['200'].headers)).toEqual([
      'Access-Control-Allow-Origin',
      'Access-Control-Expose-Headers',
      'Vary',
    ]);
    expect(
      get['x-amazon-apigateway-integration'].responses.default.responseParameters,
    ).toMatchObject({
      'method.response.header.Access-Control-Expose-Headers': "'X-Total'",
    });
  });

  it('warn where operations of one path differ', () => {
    const operations = [
      operation('get /o', { settings: { cors } }),
      operation('post /o', { settings: { cors: { ...cors, maxAge: 1 } } }),
    ];
    expect(lower({ operations }).codes).toContain('PLAN-341');
  });
});
