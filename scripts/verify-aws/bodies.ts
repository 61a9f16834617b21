// The smallest documents that questions are put with.

import type { Body } from './scratch.js';

const INTEGRATION = 'x-amazon-apigateway-integration';

const MOCK = {
  type: 'mock',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  responses: { default: { statusCode: '200' } },
};

/** An operation that answers by itself. */
export function operation(more: Body = {}): Body {
  return { responses: { '200': { description: 'Fine' } }, [INTEGRATION]: MOCK, ...more };
}

export function document(paths: Body, more: Body = {}): Body {
  return {
    openapi: '3.0.1',
    info: { title: 'portcullis-verify', version: '1' },
    paths,
    'x-amazon-apigateway-request-validators': {
      all: { validateRequestBody: true, validateRequestParameters: true },
    },
    ...more,
  };
}

/** A `POST /things` whose body is validated against a schema. */
export function validating(schema: Body): Body {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } };
  return document(
    {
      '/things': {
        post: operation({
          requestBody: { content },
          'x-amazon-apigateway-request-validator': 'all',
        }),
      },
    },
    { components: { schemas: { Thing: schema } } },
  );
}

/** A security scheme with a Lambda authorizer that asks a function which need not be there; cached where it has sources. */
export function authorizer(region: string, accountId: string, identitySource?: string): Body {
  return {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      type: 'request',
      authorizerUri: `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/arn:aws:lambda:${region}:${accountId}:function:nobody/invocations`,
      authorizerResultTtlInSeconds: identitySource === undefined ? 0 : 60,
      ...(identitySource !== undefined && { identitySource }),
    },
  };
}
