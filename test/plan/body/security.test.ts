import { describe, expect, it } from 'vitest';
import type { BodyInput } from '../../../lib/plan/body/index.js';
import type { AuthorizerPlan, RoutePlan } from '../../../lib/plan/types.js';
import { lower } from '../lower.js';
import { scheme, top } from '../model-builder.js';

const pool = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'cognito_user_pools',
  'x-amazon-apigateway-authorizer': {
    type: 'cognito_user_pools',
    providerARNs: ['arn:aws:cognito-idp:eu-west-1:1:userpool/p'],
  },
};
const authorizer = (...schemes: string[]): AuthorizerPlan => ({
  name: 'main',
  kind: 'cognito',
  serves: ['oauth'],
  schemes: Object.fromEntries(schemes.map((name) => [name, pool])),
  ttl: 300,
  at: top,
});
const guarded = (authentication: RoutePlan['authentication']) => (route: RoutePlan) => ({
  ...route,
  authentication,
});

describe('security', () => {
  const written = (authentication: RoutePlan['authentication'], input: Partial<BodyInput> = {}) => {
    const { body } = lower({ change: guarded(authentication), input });
    return { security: body.paths['/o'].get.security, schemes: body.components?.securitySchemes };
  };

  it('is nowhere at the root', () => {
    expect(
      lower({ change: guarded({ kind: 'iam', scheme: 'awsSigv4', apiKey: false }) }).body,
    ).not.toHaveProperty('security');
  });

  it('names an authorizer with the scopes API Gateway checks, and the API key beside it', () => {
    const { security, schemes } = written(
      {
        kind: 'authorizer',
        scheme: 'main',
        authorizer: 'main',
        authorizationScopes: ['orders:read'],
        apiKey: true,
        alternatives: [],
      },
      { authorizers: [authorizer('main', 'unused'), authorizer('other')] },
    );
    expect(security).toEqual([{ main: ['orders:read'] }, { api_key: [] }]);
    expect(Object.keys(schemes)).toEqual(['api_key', 'main']);
    expect(schemes.api_key).toEqual({ in: 'header', name: 'x-api-key', type: 'apiKey' });
  });

  it('never lets the API key take the place of an authorizer of the same name', () => {
    const { security, schemes } = written(
      {
        kind: 'authorizer',
        scheme: 'api_key',
        authorizer: 'main',
        authorizationScopes: [],
        apiKey: true,
        alternatives: [],
      },
      { authorizers: [authorizer('api_key')] },
    );
    expect(security).toEqual([{ api_key: [] }, { api_key_: [] }]);
    expect(schemes.api_key).toHaveProperty('x-amazon-apigateway-authorizer');
  });

  it('names signatures of IAM', () => {
    expect(written({ kind: 'iam', scheme: 'awsSigv4', apiKey: false })).toEqual({
      security: [{ awsSigv4: [] }],
      schemes: {
        awsSigv4: {
          in: 'header',
          name: 'Authorization',
          type: 'apiKey',
          'x-amazon-apigateway-authtype': 'awsSigv4',
        },
      },
    });
  });

  it('names an API key alone', () => {
    expect(written({ kind: 'apiKey', scheme: 'key', apiKey: true })).toEqual({
      security: [{ key: [] }],
      schemes: { key: { in: 'header', name: 'x-api-key', type: 'apiKey' } },
    });
  });

  it('keeps the extensions of an explicit scheme', () => {
    const explicit = scheme('mine', {
      type: 'oauth2',
      extensions: {
        'x-amazon-apigateway-authtype': 'custom',
        'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: 'arn:x' },
      },
    });
    const { body } = lower({
      api: { securitySchemes: { mine: explicit } },
      change: guarded({ kind: 'extension', scheme: 'mine', apiKey: false }),
    });
    expect(body.components.securitySchemes.mine).toMatchObject({
      type: 'apiKey',
      name: 'Authorization',
      'x-amazon-apigateway-authtype': 'custom',
    });
  });
});
