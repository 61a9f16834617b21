// A body that API Gateway takes, and ways to break it, each with what the check must say.

const INTEGRATION = 'x-amazon-apigateway-integration';

// biome-ignore lint/suspicious/noExplicitAny: each case breaks one place of the JSON
export type Body = any;

/** A body that API Gateway takes. */
export function sound(): Body {
  return {
    openapi: '3.0.1',
    info: { title: 'shop', version: '1' },
    components: {
      schemas: {
        Order: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
      },
      securitySchemes: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } },
    },
    paths: {
      '/orders/{id}': {
        get: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
            { name: 'q', in: 'query', required: false, schema: { type: 'string' } },
          ],
          responses: {
            '200': {
              description: 'x',
              headers: { 'X-A': {} },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
            },
          },
          security: [{ key: [] }],
          'x-amazon-apigateway-request-validator': 'all',
          [INTEGRATION]: {
            type: 'http',
            httpMethod: 'GET',
            uri: 'https://b.example.com/orders/{id}',
            cacheKeyParameters: ['method.request.path.id'],
            requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
            responses: {
              default: {
                statusCode: '200',
                responseParameters: { 'method.response.header.X-A': "'1'" },
              },
            },
          },
        },
      },
    },
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
    'x-amazon-apigateway-gateway-responses': {
      DEFAULT_4XX: { responseParameters: { 'gatewayresponse.header.X': "'1'" } },
    },
  };
}

const get = (body: Body) => body.paths['/orders/{id}'].get;

export const BROKEN: readonly [string, (body: Body) => void, string][] = [
  [
    'OpenAPI 3.1',
    (body) => {
      body.openapi = '3.1.0';
    },
    'the version is not 3.0.1',
  ],
  [
    'root security',
    (body) => {
      body.security = [];
    },
    '"security" has no place in an import body',
  ],
  [
    'servers of the specification',
    (body) => {
      body.servers = [{ url: 'https://api.example.com' }];
    },
    'the server names no VPC endpoints',
  ],
  [
    'an empty description',
    (body) => {
      body.info.description = '';
    },
    'the description is empty',
  ],
  [
    'a kind of authentication without an authorizer',
    (body) => {
      body.components.securitySchemes.key['x-amazon-apigateway-authtype'] = 'custom';
    },
    'the security scheme key has the x-amazon-apigateway-authtype custom, but no x-amazon-apigateway-authorizer',
  ],
  [
    'a model name with a dot',
    (body) => {
      body.components.schemas['a.b'] = { type: 'object' };
    },
    'the model name "a.b" is not alphanumeric',
  ],
  [
    'an empty model',
    (body) => {
      body.components.schemas.E = {};
    },
    'the model E is empty',
  ],
  [
    'nullable',
    (body) => {
      body.components.schemas.Order.nullable = true;
    },
    'the schema keyword "nullable" is not imported',
  ],
  [
    'a list of types',
    (body) => {
      body.components.schemas.Order.type = ['object', 'null'];
    },
    'the type ["object","null"] does not exist',
  ],
  [
    'an empty required',
    (body) => {
      body.components.schemas.Order.required = [];
    },
    'required is empty',
  ],
  [
    'a reference to nothing',
    (body) => {
      body.components.schemas.Order.properties.id = { $ref: '#/components/schemas/No' };
    },
    '#/components/schemas/No leads to no model',
  ],
  [
    'an operation without integration',
    (body) => {
      delete get(body)[INTEGRATION];
    },
    'the operation has no integration',
  ],
  [
    'parameters of one name',
    (body) => {
      get(body).parameters[1].name = 'id';
    },
    'the parameter name "id" is not unique in the operation',
  ],
  [
    'a parameter with brackets',
    (body) => {
      get(body).parameters[1].name = 'q[]';
    },
    'the parameter name "q[]" has characters that are not accepted',
  ],
  [
    'a cookie parameter',
    (body) => {
      get(body).parameters[1].in = 'cookie';
    },
    'cookie parameters are not imported',
  ],
  [
    'an undeclared variable',
    (body) => {
      get(body).parameters.shift();
    },
    '{id} is not declared as a parameter',
  ],
  [
    'a range of statuses',
    (body) => {
      get(body).responses['4XX'] = { description: '' };
    },
    '"4XX" is not a status code',
  ],
  [
    'an unknown scheme',
    (body) => {
      get(body).security = [{ other: [] }];
    },
    'there is no security scheme "other"',
  ],
  [
    'an empty requirement',
    (body) => {
      get(body).security = [{}];
    },
    'the security requirement names no scheme',
  ],
  [
    'an authorization that does not exist',
    (body) => {
      get(body)['x-amazon-apigateway-auth'] = { type: 'OAUTH' };
    },
    '{"type":"OAUTH"} is neither { type: NONE } nor { type: AWS_IAM }',
  ],
  [
    'a request parameter of no form',
    (body) => {
      get(body)[INTEGRATION].requestParameters['header.A'] = "'1'";
    },
    '"header.A" is not a request parameter of an integration',
  ],
  [
    'an unknown validator',
    (body) => {
      get(body)['x-amazon-apigateway-request-validator'] = 'no';
    },
    'there is no request validator "no"',
  ],
  [
    'an undeclared mapping source',
    (body) => {
      get(body)[INTEGRATION].requestParameters['integration.request.header.A'] =
        'method.request.header.A';
    },
    '"method.request.header.A" names a parameter that the operation does not declare',
  ],
  [
    'a boolean mapping source',
    (body) => {
      get(body)[INTEGRATION].requestParameters['integration.request.header.A'] = true;
    },
    'the mapping source true is not a string',
  ],
  [
    'an undeclared cache key',
    (body) => {
      get(body)[INTEGRATION].cacheKeyParameters = ['method.request.querystring.z'];
    },
    '"method.request.querystring.z" names a parameter that the operation does not declare',
  ],
  [
    'an undeclared status',
    (body) => {
      get(body)[INTEGRATION].responses.default.statusCode = '404';
    },
    'the operation does not declare the status 404 of its integration',
  ],
  [
    'an undeclared header',
    (body) => {
      delete get(body).responses['200'].headers;
    },
    'the response 200 does not declare the header of "method.response.header.X-A"',
  ],
  [
    'an unmapped variable of the uri',
    (body) => {
      get(body)[INTEGRATION].requestParameters = {};
    },
    '{id} of the uri is not mapped from anything',
  ],
  [
    'a variable beside another',
    (body) => {
      body.paths['/orders/{other}'] = {};
    },
    '{other} and {id} are variables at the same place',
  ],
  [
    'a segment with a suffix',
    (body) => {
      body.paths['/r/{id}.json'] = {};
    },
    'the segment "{id}.json" has characters that a resource cannot have',
  ],
  [
    'a child of a greedy variable',
    (body) => {
      body.paths['/f/{p+}/x'] = {};
    },
    'nothing can follow the greedy variable {p+}',
  ],
  [
    'TRACE',
    (body) => {
      body.paths['/orders/{id}'].trace = get(body);
    },
    '"trace" is not a method of API Gateway',
  ],
  [
    'an unknown gateway response',
    (body) => {
      body['x-amazon-apigateway-gateway-responses'].NOPE = {};
    },
    'there is no gateway response type NOPE',
  ],
  [
    'an unquoted static value',
    (body) => {
      body['x-amazon-apigateway-gateway-responses'].DEFAULT_4XX.responseParameters[
        'gatewayresponse.header.X'
      ] = '1';
    },
    '"1" is neither a static value in single quotes nor a source',
  ],
  [
    'a TLS policy without access mode',
    (body) => {
      body['x-amazon-apigateway-security-policy'] = 'SecurityPolicy_TLS13_1_3_2025_09';
    },
    'SecurityPolicy_TLS13_1_3_2025_09 needs an endpoint access mode, BASIC or STRICT',
  ],
];
