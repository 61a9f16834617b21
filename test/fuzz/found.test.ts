// What the fuzzer found, each as small as it could be made: the promises hold for it now.

import { describe, it } from 'vitest';
import { isLowered, isRead, isSynthesized } from './promises.js';

const paths = (operation: object) => ({ '/a': { get: { security: [], ...operation } } });
const answers = (type: string, schema: object) => ({
  responses: { 200: { description: 'Fine', content: { [type]: { schema } } } },
});

const FOUND: readonly (readonly [name: string, document: object])[] = [
  ['a version that is a map', { openapi: {} }],
  ['a version that is no text', { openapi: { toString: null } }],
  [
    'a version of the API that is no text',
    { openapi: '3.1.0', info: { title: 'T', version: { toString: null } }, paths: {} },
  ],
  ['a title that is the id of no construct', { openapi: '3.1.0', info: { title: 'Constructor' } }],
  [
    'an explicit integration without a type',
    { openapi: '3.1.0', paths: paths({ 'x-amazon-apigateway-integration': {} }) },
  ],
  [
    'an explicit integration that is made of maps',
    {
      openapi: '3.1.0',
      paths: paths({
        'x-amazon-apigateway-integration': {
          type: {},
          passthroughBehavior: {},
          timeoutInMillis: {},
        },
      }),
    },
  ],
  [
    'the status of a gateway response that is a map',
    {
      openapi: '3.1.0',
      'x-amazon-apigateway-gateway-responses': { THROTTLED: { statusCode: {} } },
    },
  ],
  [
    'an access mode that there is not, without a policy',
    { openapi: '3.1.0', 'x-amazon-apigateway-endpoint-access-mode': 'LOOSE' },
  ],
  [
    'a header that is the document',
    {
      openapi: '3.1.0',
      paths: paths({
        responses: { 200: { description: 'Fine', headers: { 'X-Total': { $ref: '#' } } } },
      }),
    },
  ],
  [
    'a media type without a slash that is binary',
    {
      openapi: '3.1.0',
      paths: paths(answers('json', { type: 'string', format: 'binary' })),
    },
  ],
  [
    'a reference of an operation for all methods that is a map',
    {
      openapi: '3.1.0',
      paths: {
        '/a': {
          'x-amazon-apigateway-any-method': { ...answers('application/json', { $ref: {} }) },
        },
      },
    },
  ],
  [
    'a file that stands in a map',
    { swagger: '2.0', paths: paths({ parameters: [{ name: 'a', in: {}, type: 'file' }] }) },
  ],
  [
    'an answer of an explicit integration that is a list',
    {
      openapi: '3.1.0',
      paths: paths({
        'x-amazon-apigateway-integration': {
          type: 'http',
          httpMethod: 'GET',
          uri: 'https://old.example.com/',
          responses: { default: [] },
        },
      }),
    },
  ],
  [
    'an explicit authorizer without a type',
    {
      openapi: '3.1.0',
      security: [{ explicit: [] }],
      components: {
        securitySchemes: {
          explicit: {
            type: 'apiKey',
            in: 'header',
            name: 'a',
            'x-amazon-apigateway-authorizer': {},
          },
        },
      },
      paths: { '/a': { get: { responses: {} } } },
    },
  ],
  [
    'a mapping of an AWS service to nowhere',
    {
      openapi: '3.1.0',
      'x-gateway': {
        backend: {
          aws: {
            service: 'sqs',
            path: 'a/b',
            role: 'arn:aws:iam::123456789012:role/orders',
            parameters: { $ref: '#/' },
          },
        },
      },
      paths: paths({}),
    },
  ],
  [
    'a format that is no text',
    {
      openapi: '3.1.0',
      paths: paths({
        parameters: [
          { name: 'a', in: 'query', schema: { type: 'number', format: { toString: [] } } },
        ],
      }),
    },
  ],
  [
    'a group of a pattern that nothing closes',
    {
      openapi: '3.1.0',
      paths: paths({
        parameters: [{ name: 'a', in: 'query', schema: { type: 'string', pattern: '([a' } }],
      }),
    },
  ],
  [
    'a circle through a pattern of properties',
    {
      openapi: '3.1.0',
      paths: paths(answers('application/json', { $ref: '#/components/schemas/Pet' })),
      components: {
        schemas: {
          Pet: {
            properties: {
              a: {
                additionalProperties: { $ref: '#/components/schemas/Pet' },
                patternProperties: { '^x': { pattern: '^a+$' } },
              },
            },
          },
        },
      },
    },
  ],
];

describe('what the fuzzer found', () => {
  it.each(FOUND)('%s', async (_, document) => {
    const files = { 'openapi.json': JSON.stringify(document) };
    await isRead(files);
    await isLowered(files);
    await isSynthesized(files);
  });
});
