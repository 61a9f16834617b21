// An API of three areas, each a REST API of its own, behind one domain, one web ACL and one usage plan.

import type { Specification } from './deployment.js';

export const DOMAIN = 'api.example.com';

/** Six resources with four operations: of three areas, a REST API of ten holds one. */
export function area(name: string): Specification['paths'] {
  return {
    [`/${name}`]: { get: secured(`list-${name}`), post: secured(`add-${name}`) },
    [`/${name}/{id}/history`]: { get: secured(`history-${name}`, 'id') },
    [`/${name}/{id}/items/{item}/notes`]: { get: secured(`notes-${name}`, 'id', 'item') },
  };
}

export function secured(operationId: string, ...variables: readonly string[]): object {
  const schema = { type: 'string', maxLength: 36 };
  return {
    operationId,
    parameters: variables.map((name) => ({ name, in: 'path', required: true, schema })),
    responses: { '200': { description: 'Fine' } },
  };
}

export const shop: Specification = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1.0.0' },
  'x-gateway': {
    name: 'shop',
    stage: 'v1',
    backend: { http: 'https://shop.internal.example.com' },
    domain: { name: DOMAIN, certificate: '${certificateArn}' },
    shards: { resources: 10 },
    waf: { managed: ['common'] },
    plans: {
      free: {
        throttle: { rate: 5, burst: 10 },
        operations: { 'list-orders': { rate: 1, burst: 2 } },
        keys: ['trial'],
      },
    },
  },
  security: [{ token: [], key: [] }],
  paths: { ...area('carts'), ...area('orders'), ...area('users') },
  components: {
    securitySchemes: {
      token: {
        type: 'http',
        scheme: 'bearer',
        'x-gateway': {
          authorizer: {
            jwt: {
              issuer: 'https://id.example.com/',
              audience: 'shop',
              jwks: 'https://id.example.com/keys.json',
              algorithms: ['RS256'],
            },
          },
        },
      },
      key: { type: 'apiKey', in: 'header', name: 'x-api-key' },
    },
  },
};
