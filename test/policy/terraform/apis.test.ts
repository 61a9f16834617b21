// APIs in Terraform: methods have one shape, however they are written.

import { describe, expect, it } from 'vitest';
import {
  type ApiMethod,
  apisOf,
  inFile,
  isUnknown,
  readTerraform,
} from '../../../lib/policy/index.js';
import { SourceFile } from '../../../lib/source/index.js';

const view = (json: object) => {
  const source = new SourceFile('main.tf.json', '/main.tf.json', JSON.stringify(json));
  return apisOf(readTerraform(json, inFile(source)));
};
const shown = (value: unknown) => (isUnknown(value) ? 'unknown' : value);
const summary = ({ name, authorization, apiKeyRequired }: ApiMethod) => [
  name,
  shown(authorization.value),
  shown(apiKeyRequired.value),
];
const document = (more: object) => ({
  resource: {
    aws_api_gateway_rest_api: { main: { name: 'a', body: JSON.stringify(more) } },
  },
});

describe('methods that are written resource by resource', () => {
  const json = {
    resource: {
      aws_api_gateway_rest_api: { main: { name: 'a' } },
      aws_api_gateway_resource: {
        orders: {
          rest_api_id: '${aws_api_gateway_rest_api.main.id}',
          parent_id: '${aws_api_gateway_rest_api.main.root_resource_id}',
          path_part: 'orders',
        },
        order: {
          rest_api_id: '${aws_api_gateway_rest_api.main.id}',
          parent_id: '${aws_api_gateway_resource.orders.id}',
          path_part: '{id}',
        },
      },
      aws_api_gateway_request_validator: { all: { validate_request_body: true } },
      aws_api_gateway_method: {
        root: {
          rest_api_id: '${aws_api_gateway_rest_api.main.id}',
          resource_id: '${aws_api_gateway_rest_api.main.root_resource_id}',
          http_method: 'any',
          authorization: 'NONE',
        },
        order: {
          rest_api_id: '${aws_api_gateway_rest_api.main.id}',
          resource_id: '${aws_api_gateway_resource.order.id}',
          http_method: 'GET',
          authorization: '${var.how}',
          api_key_required: 'true',
          request_validator_id: '${aws_api_gateway_request_validator.all.id}',
        },
        elsewhere: { rest_api_id: '${var.api}', resource_id: '${var.r}', http_method: 'GET' },
      },
      aws_api_gateway_integration: {
        order: {
          rest_api_id: '${aws_api_gateway_rest_api.main.id}',
          resource_id: '${aws_api_gateway_method.order.resource_id}',
          http_method: '${aws_api_gateway_method.order.http_method}',
          type: 'HTTP_PROXY',
          uri: 'http://legacy.example.com',
        },
      },
    },
    variable: { how: {} },
  };

  it('have a path, an API, what they ask for, or unknown', () => {
    const { methods } = view(json);
    expect(methods.map((one) => [...summary(one), one.api?.resource.address])).toEqual([
      ['ANY /', 'NONE', false, 'aws_api_gateway_rest_api.main'],
      ['GET /orders/{id}', 'unknown', true, 'aws_api_gateway_rest_api.main'],
      ['aws_api_gateway_method.elsewhere', 'NONE', false, undefined],
    ]);
  });

  it('have the integration that names them, and the validator that they name', () => {
    const [root, order] = view(json).methods;
    expect([root?.integration, order?.integration?.uri.value]).toEqual([
      undefined,
      'http://legacy.example.com',
    ]);
    expect([order?.validatesBody.value, order?.validatesParameters.value]).toEqual([true, false]);
    expect(order?.integration?.uri.at.pointer).toBe(
      '/resource/aws_api_gateway_integration/order/uri',
    );
  });

  it('end where resources stand in a circle', () => {
    const part = (parent: string) => ({
      parent_id: `\${aws_api_gateway_resource.${parent}.id}`,
      path_part: 'x',
    });
    const { methods } = view({
      resource: {
        aws_api_gateway_resource: { a: part('b'), b: part('a') },
        aws_api_gateway_method: {
          m: { resource_id: '${aws_api_gateway_resource.a.id}', http_method: 'GET' },
        },
      },
    });
    expect(methods.map(({ name }) => name)).toEqual(['aws_api_gateway_method.m']);
  });
});

describe('methods that a document imports', () => {
  const components = {
    securitySchemes: {
      iam: {
        type: 'apiKey',
        name: 'Authorization',
        in: 'header',
        'x-amazon-apigateway-authtype': 'awsSigv4',
      },
      pool: { type: 'apiKey', 'x-amazon-apigateway-authorizer': { type: 'cognito_user_pools' } },
      lambda: { type: 'apiKey', 'x-amazon-apigateway-authorizer': { type: 'token' } },
      key: { type: 'apiKey', name: 'X-API-Key', in: 'header' },
      oauth: { type: 'oauth2', flows: {} },
    },
  };
  it.each<[string, object, object, unknown, unknown]>([
    ['none', {}, {}, 'NONE', false],
    ['IAM by scheme', { security: [{ iam: [] }] }, {}, 'AWS_IAM', false],
    ['IAM by extension', { 'x-amazon-apigateway-auth': { type: 'aws_iam' } }, {}, 'AWS_IAM', false],
    ['a user pool', { security: [{ pool: ['read'] }] }, {}, 'COGNITO_USER_POOLS', false],
    ['a function and a key', { security: [{ lambda: [], key: [] }] }, {}, 'CUSTOM', true],
    ['a key alone', { security: [{ key: [] }] }, {}, 'NONE', true],
    ['a scheme that API Gateway does not know', { security: [{ oauth: [] }] }, {}, 'NONE', false],
    ['a scheme at the root', {}, { security: [{ iam: [] }] }, 'unknown', false],
    ['a key at the root', {}, { security: [{ key: [] }] }, 'NONE', 'unknown'],
    ['emptied security', { security: [] }, { security: [{ iam: [] }] }, 'NONE', false],
  ])('%s', (_, operation, root, authorization, key) => {
    const { methods } = view(
      document({ ...root, components, paths: { '/a': { get: operation } } }),
    );
    expect(methods.map(summary)).toEqual([['GET /a', authorization, key]]);
  });

  it('stand where the document stands', () => {
    const [method] = view(document({ paths: { '/a': { get: {} } } })).methods;
    expect(method?.at.pointer).toBe('/resource/aws_api_gateway_rest_api/main/body');
  });

  it('have scopes, integrations, validators and every verb', () => {
    const { methods } = view(
      document({
        components,
        'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true } },
        'x-amazon-apigateway-request-validator': 'all',
        paths: {
          '/a': {
            parameters: [],
            post: {
              security: [{ pool: ['write'] }],
              'x-amazon-apigateway-integration': {
                type: 'http',
                uri: 'https://a',
                timeoutInMillis: 5000,
              },
            },
            'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-request-validator': 'none' },
          },
        },
      }),
    );
    expect(
      methods.map(({ name, scopes, integration, validatesBody }) => [
        name,
        scopes.value,
        integration?.type.value,
        integration?.timeout.value,
        validatesBody.value,
      ]),
    ).toEqual([
      ['POST /a', ['write'], 'HTTP', 5000, true],
      ['ANY /a', [], undefined, undefined, false],
    ]);
  });

  it.each([
    ['jsonencode', '${jsonencode({ paths = { "/a" = { get = {} } } })}', ['GET /a']],
    [
      'a template',
      '{"paths":{"/a":{"get":{"x-b":"${aws_lambda_function.f.invoke_arn}"}}}}',
      ['GET /a'],
    ],
    ['YAML', 'paths:\n  /a:\n    get: {}\n', ['GET /a']],
    ['a file', '${file("openapi.json")}', []],
    ['no document', 'this: [is', []],
  ])('are read out of %s', (_, body, names) => {
    const { methods, apis } = view({ resource: { aws_api_gateway_rest_api: { main: { body } } } });
    expect(methods.map(({ name }) => name)).toEqual(names);
    expect(isUnknown(apis[0]?.document?.value)).toBe(names.length === 0);
  });
});

describe('HTTP and WebSocket APIs', () => {
  it('have routes', () => {
    const api_id = '${aws_apigatewayv2_api.main.id}';
    const { methods } = view({
      resource: {
        aws_apigatewayv2_api: { main: { protocol_type: 'HTTP' } },
        aws_apigatewayv2_integration: {
          i: { api_id, integration_type: 'HTTP_PROXY', integration_uri: 'https://a' },
        },
        aws_apigatewayv2_route: {
          orders: {
            api_id,
            route_key: 'GET /orders',
            authorization_type: 'JWT',
            authorization_scopes: ['read'],
            target: 'integrations/${aws_apigatewayv2_integration.i.id}',
          },
          rest: { api_id, route_key: '$default' },
          lone: { route_key: '$connect', api_id: '${var.api}', authorization_type: 'AWS_IAM' },
        },
      },
    });
    expect(
      methods.map((one) => [one.kind, ...summary(one), one.path, one.integration?.uri.value]),
    ).toEqual([
      ['HTTP', 'GET /orders', 'JWT', false, '/orders', 'https://a'],
      ['HTTP', '$default', 'NONE', false, '$default', undefined],
      ['WEBSOCKET', '$connect', 'AWS_IAM', false, '', undefined],
    ]);
  });

  it('have the route that `target` makes', () => {
    const { methods } = view({
      resource: {
        aws_apigatewayv2_api: { main: { protocol_type: 'HTTP', target: 'arn:aws:lambda:…' } },
      },
    });
    expect(methods.map(summary)).toEqual([['$default', 'NONE', false]]);
  });
});

describe('authorizers', () => {
  it('have a type, a time to live and sources, with the defaults of who makes them', () => {
    const { authorizers } = view({
      resource: {
        aws_api_gateway_authorizer: {
          plain: { name: 'plain' },
          set: {
            name: 'set',
            type: 'REQUEST',
            authorizer_result_ttl_in_seconds: 0,
            identity_source: 'a, b',
          },
        },
        aws_apigatewayv2_authorizer: {
          kept: { authorizer_type: 'REQUEST', identity_sources: ['$request.header.Auth'] },
          asked: { authorizer_type: 'REQUEST' },
        },
        aws_api_gateway_rest_api: {
          main: {
            body: JSON.stringify({
              securityDefinitions: {
                s: { name: 'Token', 'x-amazon-apigateway-authorizer': { type: 'token' } },
              },
            }),
          },
        },
      },
    });
    expect(
      authorizers.map(({ name, type, resultTtl, identitySources }) => [
        name,
        type.value,
        resultTtl.value,
        identitySources.value,
      ]),
    ).toEqual([
      ['plain', 'TOKEN', 300, ['method.request.header.Authorization']],
      ['set', 'REQUEST', 0, ['a', 'b']],
      ['kept', 'REQUEST', 300, ['$request.header.Auth']],
      ['asked', 'REQUEST', 0, []],
      ['s', 'TOKEN', 300, ['method.request.header.Token']],
    ]);
  });
});

describe('an API', () => {
  it.each([
    ['its argument', { policy: '{"Statement":[{"Effect":"Deny"}]}' }, {}, 'Deny'],
    ['a resource of its own', {}, { policy: '{"Statement":[{"Effect":"Deny"}]}' }, 'Deny'],
    [
      'its document',
      { body: '{"x-amazon-apigateway-policy":{"Statement":[{"Effect":"Deny"}]}}' },
      {},
      'Deny',
    ],
    ['a file', { body: '${file("a.json")}' }, {}, 'unknown'],
    ['nowhere', {}, {}, undefined],
  ])('has its policy from %s', (_, api, policy, want) => {
    const attached = { p: { rest_api_id: '${aws_api_gateway_rest_api.main.id}', ...policy } };
    const { apis } = view({
      resource: {
        aws_api_gateway_rest_api: { main: api },
        ...(Object.keys(policy).length > 0 && { aws_api_gateway_rest_api_policy: attached }),
      },
    });
    const found = apis[0]?.policy?.value;
    expect(found && !isUnknown(found) ? found[0]?.effect : shown(found)).toBe(want);
  });
});
