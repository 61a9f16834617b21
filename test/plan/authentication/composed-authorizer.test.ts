import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../lib/runtime/index.js';
import { planText } from '../plan.js';

const FINE = `responses: { '200': { description: Fine } }`;
const SCHEMES = `components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
    login: { type: http, scheme: basic }
    oauth:
      type: http
      scheme: bearer
      x-gateway: { authorizer: { jwt: { issuer: https://id.example.com/, audience: shop, ttl: 60s } } }
    slow:
      type: http
      scheme: bearer
      x-gateway: { authorizer: { jwt: { issuer: https://slow.example.com/, audience: shop, ttl: 600s } } }
`;

/** `GET /0`, `GET /1` and so on, with the `security` of each. */
async function planned(...security: string[]) {
  const paths = security.map(
    (one, index) => `  /${index}: { get: { security: ${one}, ${FINE} } }\n`,
  );
  const { plan, diagnostics } = await planText(`paths:\n${paths.join('')}${SCHEMES}`);
  const [authorizer] = plan?.authorizers ?? [];
  const { components, paths: methods } = (plan?.shards[0]?.body ?? {}) as {
    components: { securitySchemes: Record<string, Record<string, Record<string, unknown>>> };
    paths: Record<string, { get: { security: Record<string, unknown>[] } }>;
  };
  return {
    config: authorizer?.function?.config,
    secrets: authorizer?.function?.secrets,
    /** Scheme → seconds that its answers are kept, and what has to be sent for it to be called. */
    entries: Object.fromEntries(
      Object.entries(components.securitySchemes).map(([name, scheme]) => {
        const written = scheme['x-amazon-apigateway-authorizer'];
        return [name, [written?.['authorizerResultTtlInSeconds'], written?.['identitySource']]];
      }),
    ),
    /** Scheme of each method. */
    asked: Object.values(methods).map(({ get }) => Object.keys(get.security[0] ?? {})[0]),
    told: diagnostics.map(({ code, message }) => `${code} ${message}`),
  };
}

const SENT = 'method.request.header.Authorization, context.httpMethod, context.path';

describe('the composed authorizer', () => {
  it('keeps answers for the shortest time that their schemes allow', async () => {
    const { entries, asked } = await planned('[{ oauth: [] }]', '[{ slow: [] }]');
    expect(entries).toEqual({ portcullis: [60, SENT] });
    expect(asked).toEqual(['portcullis', 'portcullis']);
  });

  it.each([
    ['that callers may make without credentials', '[{ oauth: [] }, {}]'],
    ['with credentials elsewhere than in Authorization', '[{ oauth: [], key: [] }, { login: [] }]'],
    ['whose answers may not be kept', '[{ oauth: [] }, { login: [] }]'],
  ])('is asked about every call %s, and keeps the answers about others', async (_, security) => {
    const { entries, asked } = await planned('[{ oauth: [] }]', security);
    expect(entries).toEqual({ portcullis: [60, SENT], portcullisUncached: [0, undefined] });
    expect(asked).toEqual(['portcullis', 'portcullisUncached']);
  });

  it('tells its function which operations need no credentials', async () => {
    const { config } = await planned('[{ oauth: [] }]', '[{}, { oauth: [a] }, { login: [] }]');
    expect(config).toMatchObject({
      operations: { 'GET /0': [{ oauth: [] }], 'GET /1': [{ oauth: ['a'] }, { login: [] }] },
      optional: ['GET /1'],
    });
    const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:login';
    expect(() => parseConfig(config, { login: arn })).not.toThrow();
  });

  it('checks keys in x-api-key that may be sent instead of something else, wherever they are asked for', async () => {
    const { config, secrets, asked, told } = await planned(
      '[{ key: [] }, { oauth: [] }]',
      '[{ key: [] }]',
    );
    expect(config).toMatchObject({
      schemes: { key: { kind: 'apiKey', in: 'header', name: 'x-api-key' } },
      operations: { 'GET /0': [{ key: [] }, { oauth: [] }], 'GET /1': [{ key: [] }] },
    });
    expect(secrets).toEqual([{ scheme: 'key', kind: 'apiKey' }]);
    expect(asked).toEqual(['portcullisUncached', 'portcullisUncached']);
    expect(told.filter((one) => one.startsWith('PLAN-4'))).toEqual([
      'PLAN-412 `key` may be sent instead of other credentials, which keys of API Gateway cannot: the authorizer function checks it against hashes in the secret orders-v1-authorizer/key, and no usage plan limits its calls',
    ]);
  });

  it('leaves keys in x-api-key to API Gateway where all callers send one', async () => {
    const { entries, told } = await planned(
      '[{ key: [] }]',
      '[{ key: [], oauth: [] }, { key: [], login: [] }]',
    );
    expect(entries).toMatchObject({ key: [undefined, undefined], api_key: [undefined, undefined] });
    expect(told.filter((one) => one.startsWith('PLAN-4'))).toEqual([]);
  });
});
