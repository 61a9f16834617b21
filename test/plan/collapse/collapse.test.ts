import { describe, expect, it } from 'vitest';
import { checkBody } from '../../../lib/plan/index.js';
import { planText } from '../plan.js';

const HEAD = `x-gateway:
  name: shop
  plans:
    gold: { operations: { getTotals: { rate: 9 }, getReport: { rate: 4 } } }
components:
  securitySchemes:
    login: { type: http, scheme: basic }
    oauth:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: https://id.example.com/token, scopes: {} } }
      x-gateway: { authorizer: { jwt: { issuer: https://id.example.com/, audience: shop } } }
    pool:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: https://id.example.com/token, scopes: {} } }
      x-gateway: { authorizer: { cognito: { userPools: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc'] } } }
`;
const FINE = `responses: { '200': { description: Fine } }`;
const ID = 'parameters: [{ name: id, in: path, required: true, schema: { type: string } }]';

/** Reports of several kinds below a path that is there for its annotation alone. */
const reports = ({
  totals = 'security: [{ oauth: [totals] }]',
  report = 'security: [{ oauth: [reports] }]',
  rest = '',
} = {}) => `${HEAD}paths:
  /reports:
    x-gateway: { collapse: true }
  /reports/totals:
    get: { operationId: getTotals, ${totals}, ${FINE} }
  /reports/{id}:
    get: { operationId: getReport, ${report}, ${ID}, ${FINE} }
  /other:
    get: { operationId: getOther, security: [], ${FINE} }
${rest}`;

async function collapsed(text: string) {
  const { plan, diagnostics } = await planText(text);
  const problems = diagnostics.filter(({ severity }) => severity !== 'info');
  return { plan, problems, codes: problems.map(({ code, at }) => `${code}:${at?.line}`) };
}

describe('collapse', () => {
  it('serves what is below a path with one method each of a greedy resource', async () => {
    const { plan } = await collapsed(reports());
    const body = plan?.shards[0]?.body as { paths: Record<string, Record<string, never>> };
    expect(Object.keys(body.paths)).toEqual(['/other', '/reports/{proxy+}']);
    expect(
      body.paths['/reports/{proxy+}']?.['get']?.['x-amazon-apigateway-integration'],
    ).toMatchObject({
      uri: 'https://backend.example.com/reports/{proxy}',
      requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy' },
    });
    expect(checkBody(body)).toEqual([]);
    expect(plan?.shards[0]?.quotas.resources).toBe(4);
  });

  it('has the composed authorizer ask each path for its own scopes', async () => {
    const { plan } = await collapsed(reports());
    expect(plan?.authorizers[0]?.function?.config).toMatchObject({
      operations: {
        'GET /reports/totals': [{ oauth: ['totals'] }],
        'GET /reports/{id}': [{ oauth: ['reports'] }],
      },
      collapsed: { 'GET /reports/{proxy+}': ['GET /reports/totals', 'GET /reports/{id}'] },
    });
  });

  it('asks the authorizer about every call where one of them takes callers without credentials', async () => {
    const open = 'security: [{ oauth: [totals] }, {}], x-gateway: { public: an example }';
    const { plan } = await collapsed(reports({ totals: open }));
    expect(plan?.routes.find(({ collapsed: behind }) => behind)?.authentication).toEqual({
      kind: 'authorizer',
      scheme: 'portcullisUncached',
      authorizer: 'portcullis',
      authorizationScopes: [],
      apiKey: false,
      alternatives: [{ oauth: ['totals'] }, { oauth: ['reports'] }],
      anonymous: { reason: 'an example' },
    });
    expect(plan?.authorizers[0]?.function?.config).toMatchObject({
      optional: ['GET /reports/totals'],
      collapsed: { 'GET /reports/{proxy+}': ['GET /reports/totals', 'GET /reports/{id}'] },
    });
  });

  it('warns at its line, with what each operation loses at its own', async () => {
    const post = `    post: { operationId: addReport, security: [{ oauth: [] }], ${ID}, requestBody: { content: { application/json: { schema: { type: object } } } }, x-gateway: { throttle: { rate: 2 } }, ${FINE} }
`;
    const text = reports().replace('  /other:', `${post}  /other:`);
    const { plan, problems } = await collapsed(text);
    const lost = problems.filter(({ code }) => code === 'PLAN-343');
    expect(lost.map(({ at }) => at?.line)).toEqual([20]);
    expect(lost[0]?.message).toBe(
      '1 operation is served as POST /reports/{proxy+}: bodies and parameters are not validated, answers are not cached, and the lowest throttle holds for all of it',
    );
    expect(lost[0]?.related?.map(({ at, message }) => `${at.line} ${message}`)).toEqual([
      '25 POST /reports/{id} loses the validation of its body, its throttle of 2/s, burst 2',
    ]);
    expect(plan?.methodSettings).toContainEqual(
      expect.objectContaining({
        methodPath: 'reports/{proxy+}/POST',
        throttle: { rate: 2, burst: 2 },
      }),
    );
  });

  it('only notes it where nothing is lost', async () => {
    const { diagnostics } = await planText(reports());
    const noted = diagnostics.filter(({ code }) => code === 'PLAN-343' || code === 'PLAN-347');
    expect(noted.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      'info 2 operations are served as GET /reports/{proxy+}; the lowest throttle that a plan has for one holds for all of it',
    ]);
  });

  it('says when unknown paths reach the back end, and keeps the reasons of public operations', async () => {
    const open = 'security: [], x-gateway: { public: an example }';
    const { plan, problems } = await collapsed(reports({ totals: open, report: open }));
    expect(problems[0]?.message).toContain('paths that the specification does not have reach');
    const route = plan?.routes.find(({ collapsed: behind }) => behind);
    expect(route?.authentication).toEqual({ kind: 'none', reason: 'an example' });
    expect(route?.collapsed?.map(({ resourcePath }) => resourcePath)).toEqual([
      '/reports/totals',
      '/reports/{id}',
    ]);
  });

  it('takes the lowest throttle that a usage plan has for any of them', async () => {
    const { plan } = await collapsed(reports());
    expect(plan?.usagePlans[0]?.methods).toEqual([
      { path: '/reports/{proxy+}/GET', throttle: { rate: 4, burst: 4 } },
    ]);
  });

  it('keeps rate limits of the web ACL with each path', async () => {
    const limit = 'x-gateway: { waf: { rateLimit: { requests: 50, per: 60s } } }, ';
    const text = reports().replace('operationId: getTotals, ', `operationId: getTotals, ${limit}`);
    const { plan } = await collapsed(text);
    expect(JSON.stringify(plan?.waf?.rules)).toContain('/reports/totals');
  });

  it.each<[name: string, text: string, codes: string[]]>([
    [
      'nothing below it',
      `${HEAD}paths:\n  /a: { x-gateway: { collapse: true }, get: { security: [], ${FINE} } }\n`,
      ['PLAN-346:19'],
    ],
    ['public and authenticated operations', reports({ totals: 'security: []' }), ['PLAN-344:24']],
    [
      'scopes that API Gateway itself checks',
      reports({ totals: 'security: [{ pool: [a] }]', report: 'security: [{ pool: [b] }]' }),
      ['PLAN-344:24'],
    ],
    [
      'different kinds of authorizers',
      reports({ totals: 'security: [{ pool: [a] }]' }),
      ['PLAN-344:24'],
    ],
    [
      'paths that nothing tells apart, with different scopes',
      reports({
        rest: `  /reports/{id}/:\n    get: { security: [{ login: [] }], ${ID}, ${FINE} }\n`,
      }),
      ['PLAN-344:28'],
    ],
    [
      'different back ends',
      reports({
        report:
          'security: [{ oauth: [] }], x-gateway: { backend: { http: https://b.example.com } }',
      }),
      ['PLAN-344:24'],
    ],
    [
      'an integration of its own',
      reports({
        report: 'security: [{ oauth: [] }], x-amazon-apigateway-integration: { type: mock }',
      }),
      ['PLAN-345:24'],
    ],
  ])('of %s is told at its line', async (_, text, codes) => {
    const { codes: found } = await collapsed(text);
    expect(found.filter((one) => /^PLAN-34[4-6]/.test(one))).toEqual(codes);
  });
});
