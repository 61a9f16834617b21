// What the control plane's import takes and refuses, in the words of API Gateway. A body that the product writes
// and this refuses is a mistake in one of the two: they share no code.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Body, sound } from '../../plan/preflight/broken-bodies.js';
import { importing, refusals } from './refusals.js';

const cases = fileURLToPath(new URL('../../cases', import.meta.url));
const INTEGRATION = 'x-amazon-apigateway-integration';
const GET = "Unable to put method 'GET' on resource at path '/orders/{id}': ";
const MAPPING =
  'Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ';

const get = (body: Body) => body.paths['/orders/{id}'].get;
const integration = (body: Body) => get(body)[INTEGRATION];
const model = (reason: string) =>
  `Unable to create model for 'Order': Invalid model specified: Validation Result: warnings : [], errors : [${reason}]`;

const REFUSED: readonly [string, (body: Body) => void, string][] = [
  [
    'OpenAPI 3.1',
    (body) => {
      body.openapi = '3.1.0';
    },
    'Invalid OpenAPI input.',
  ],
  [
    'no title',
    (body) => {
      body.info.title = '';
    },
    'API title is required',
  ],
  [
    'an empty description',
    (body) => {
      body.info.description = '';
    },
    'Description cannot be an empty string',
  ],
  [
    'a model name with a dot',
    (body) => {
      body.components.schemas['a.b'] = { type: 'object' };
    },
    "Unable to create model for 'a.b': Model name must be alphanumeric",
  ],
  [
    'an empty model',
    (body) => {
      body.components.schemas.Order = {};
    },
    model('Model schema must have at least 1 property or array items defined'),
  ],
  [
    'a keyword that models do not have',
    (body) => {
      body.components.schemas.Order.discriminator = { propertyName: 'id' };
    },
    model('Invalid model schema specified. Unsupported keyword(s): ["discriminator"]'),
  ],
  [
    'an empty list',
    (body) => {
      body.components.schemas.Order.required = [];
    },
    model('Invalid model schema specified. required must not be empty'),
  ],
  [
    'two variables at one level',
    (body) => {
      body.paths['/orders/{other}'] = {};
    },
    "Unable to create resource at path '/orders/{other}': A sibling ({id}) of this resource already has a variable path part -- only one is allowed",
  ],
  [
    'a variable beside a greedy one',
    (body) => {
      body.paths['/orders/{proxy+}'] = {};
    },
    "Unable to create resource at path '/orders/{proxy+}': A sibling ({id}) of this resource already has a variable path part -- only one is allowed",
  ],
  [
    'a child of a greedy variable',
    (body) => {
      body.paths['/f/{p+}/x'] = {};
    },
    "Unable to create resource at path '/f/{p+}/x': Cannot create a child of a resource with a greedy path variable.",
  ],
  [
    'a variable with a suffix',
    (body) => {
      body.paths['/r/{id}.json'] = {};
    },
    "Unable to create resource at path '/r/{id}.json': Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.",
  ],
  [
    'TRACE',
    (body) => {
      body.paths['/orders/{id}'].trace = get(body);
    },
    "Unable to put method 'TRACE' on resource at path '/orders/{id}': Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY",
  ],
  [
    'parameters of one name',
    (body) => {
      get(body).parameters[1].name = 'id';
    },
    `${GET}Parameter names must be unique across querystring, header and path`,
  ],
  [
    'a parameter with brackets',
    (body) => {
      get(body).parameters[1].name = 'q[]';
    },
    `${GET}${MAPPING}method.request.querystring.q[]]`,
  ],
  [
    'a range of statuses',
    (body) => {
      get(body).responses['4XX'] = { description: '' };
    },
    `${GET}1 validation error detected: Value '4XX' at 'putMethodResponseInput.statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d`,
  ],
  [
    'an authorizer that is not there',
    (body) => {
      get(body).security = [{ other: [] }];
    },
    `${GET}Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.`,
  ],
  [
    'a validator that is not there',
    (body) => {
      get(body)['x-amazon-apigateway-request-validator'] = 'no';
    },
    `${GET}Invalid Request Validator identifier specified: no`,
  ],
  [
    'a mapping from what is not declared',
    (body) => {
      integration(body).requestParameters['integration.request.header.A'] =
        'method.request.header.A';
    },
    `${GET}${MAPPING}method.request.header.A]`,
  ],
  [
    'a cache key that is not declared',
    (body) => {
      integration(body).cacheKeyParameters = ['method.request.querystring.z'];
    },
    `${GET}Invalid cache key parameter specified`,
  ],
  [
    'a status without method response',
    (body) => {
      integration(body).responses.default.statusCode = '404';
    },
    `${GET}No method response exists for method.`,
  ],
  [
    'a header that is not declared',
    (body) => delete get(body).responses['200'].headers,
    `${GET}${MAPPING}method.response.header.X-A]`,
  ],
  [
    'an address without scheme',
    (body) => {
      integration(body).uri = 'b.example.com';
    },
    `${GET}Invalid HTTP endpoint specified for URI`,
  ],
  [
    'a timeout over the quota',
    (body) => {
      integration(body).timeoutInMillis = 30_000;
    },
    `${GET}Timeout should be between 50 ms and 29000 ms`,
  ],
  [
    'an ARN of no action',
    (body) =>
      Object.assign(integration(body), {
        type: 'aws',
        uri: 'arn:aws:apigateway:us-east-1:sqs:q',
      }),
    `${GET}AWS ARN for integration must contain path or action`,
  ],
  [
    'a proxy to another service',
    (body) =>
      Object.assign(integration(body), {
        type: 'aws_proxy',
        uri: 'arn:aws:apigateway:us-east-1:sqs:path/q',
      }),
    `${GET}Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.`,
  ],
  [
    'a VPC link that is gone',
    (body) =>
      Object.assign(integration(body), { connectionType: 'VPC_LINK', connectionId: 'gone1' }),
    `${GET}Invalid Vpc Link specified: gone1`,
  ],
  [
    'a VPC link of version 2 without a target',
    (body) => Object.assign(integration(body), { connectionType: 'VPC_LINK', connectionId: 'v2a' }),
    `${GET}IntegrationTarget is required for VpcLinkV2`,
  ],
  [
    'a gateway response of no type',
    (body) => {
      body['x-amazon-apigateway-gateway-responses'].NOPE = {};
    },
    "Unable to put gateway response 'NOPE': Invalid response type: NOPE",
  ],
  [
    'an authorizer without identity source that is cached',
    (body) => {
      body.components.securitySchemes.a = authorizer({ identitySource: undefined });
    },
    "Unable to create authorizer 'a': Identity source is required when caching is enabled",
  ],
  [
    'eleven authorizers',
    (body) => {
      for (let at = 0; at < 11; at += 1) body.components.securitySchemes[`a${at}`] = authorizer();
    },
    'Unable to create authorizer: Maximum number of Authorizers for this API has been reached. Please contact AWS if you need additional Authorizers.',
  ],
  [
    'more than 300 resources',
    (body) => {
      for (let at = 0; at < 300; at += 1) body.paths[`/p${at}`] = {};
    },
    'Maximum number of resources for this API has been reached. Please contact AWS if you need additional resources.',
  ],
  [
    'a TLS policy without access mode',
    (body) => {
      body['x-amazon-apigateway-security-policy'] = 'SecurityPolicy_TLS13_1_3_2025_09';
    },
    'Security policy SecurityPolicy_TLS13_1_3_2025_09 requires an endpoint access mode',
  ],
];

/** Refused only when warnings count. */
const WARNED: readonly [string, (body: Body) => void, string][] = [
  [
    'a keyword that OpenAPI 3.0 does not have',
    (body) => {
      body.components.schemas.Order.const = 1;
    },
    'Parse issue: attribute components.schemas.Order.const is unexpected',
  ],
  [
    'a list of types',
    (body) => {
      body.components.schemas.Order.type = ['object', 'null'];
    },
    'Parse issue: attribute components.schemas.Order.type is not of type `string`',
  ],
  [
    'a reference to a model that is not there',
    (body) => {
      get(body).responses['200'].content['application/json'].schema.$ref =
        '#/components/schemas/No';
    },
    "Parse issue: attribute paths.'/orders/{id}'(get).responses.200.content.application/json.schema.#/components/schemas/No is missing",
  ],
  [
    'a mapping that is no text',
    (body) => {
      integration(body).requestParameters['integration.request.header.A'] = true;
    },
    "Expected type string for property 'integration.request.header.A' of requestParameters",
  ],
];

function authorizer(change: Body = {}): Body {
  return {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authorizer': {
      type: 'request',
      authorizerUri:
        'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111122223333:function:f/invocations',
      identitySource: 'method.request.header.Authorization',
      ...change,
    },
  };
}

describe('the import', () => {
  it('takes a sound body', () => {
    expect(refusals(sound())).toEqual([]);
  });

  it.each(
    readdirSync(cases)
      .map((name) => path.join(cases, name, 'expected.json'))
      .filter((file) => readdirSync(path.dirname(file)).includes('expected.json')),
  )('takes what the lowering writes: %s', (file) => {
    expect(refusals(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each(REFUSED)('refuses %s', (_, change, message) => {
    const body = sound();
    change(body);
    expect(refusals(body, false)).toEqual([message]);
  });

  it.each(WARNED)('warns of %s, and refuses it when asked to', (_, change, message) => {
    const body = sound();
    change(body);
    expect(importing(body, false).warnings).toEqual([message]);
    expect(refusals(body, true)).toEqual([message]);
  });

  it('refuses what is no OpenAPI with the one answer it has', () => {
    expect(refusals('{')).toEqual(['Invalid OpenAPI input.']);
  });

  it('refuses a body of more than 6 MB', () => {
    const body = sound();
    body.info.version = 'x'.repeat(6 * 1024 * 1024);
    expect(refusals(body)).toEqual(['The API definition is larger than 6 MB']);
  });

  it('drops nullable without a word', () => {
    const body = sound();
    body.components.schemas.Order.nullable = true;
    expect(importing(body).definition.models['Order']?.schema).not.toContain('nullable');
  });

  it('makes a resource of every prefix, and stores models with absolute references', () => {
    const body = sound();
    body.components.schemas.Page = {
      type: 'array',
      items: { $ref: '#/components/schemas/Order' },
    };
    const { resources, models } = importing(body).definition;
    expect(Object.keys(resources)).toEqual(['/', '/orders', '/orders/{id}']);
    expect(JSON.parse(models['Page']?.schema ?? '')).toEqual({
      type: 'array',
      items: { $ref: 'https://apigateway.amazonaws.com/restapis/api/models/Order' },
    });
  });

  it('requires an API key, and an authorizer, where an operation says so', () => {
    const body = sound();
    body.components.securitySchemes.a = authorizer();
    get(body).security = [{ key: [], a: [] }];
    expect(importing(body).definition.resources['/orders/{id}']?.methods['GET']).toMatchObject({
      apiKeyRequired: true,
      authorizationType: 'CUSTOM',
      authorizer: 'a',
    });
  });
});
