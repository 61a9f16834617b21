import { describe, expect, it } from 'vitest';
import { GET, planText, problems } from './plan.js';

const TWO = `paths:
  /:
    get: { operationId: home, security: [], responses: { '200': { description: Fine } } }
  /orders/{id}:
    get:
      operationId: getOrder
      security: []
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      x-gateway: { throttle: { rate: 5, burst: 10 }, cache: { ttl: 60s, key: [path.id] } }
      responses: { '200': { description: Fine } }
`;

describe('method settings', () => {
  it('are complete for all methods, and once more for each that differs', async () => {
    const { plan } = await planText(TWO);
    expect(plan?.methodSettings.map(({ at, ...rest }) => rest)).toEqual([
      {
        methodPath: '*/*',
        throttle: { rate: 100, burst: 200 },
        loggingLevel: 'ERROR',
        metrics: true,
        dataTrace: false,
        cache: { enabled: false, ttl: 300, encrypted: true },
      },
      {
        methodPath: 'orders/{id}/GET',
        throttle: { rate: 5, burst: 10 },
        loggingLevel: 'ERROR',
        metrics: true,
        dataTrace: false,
        cache: { enabled: true, ttl: 60, encrypted: true },
      },
    ]);
    expect(plan?.shards[0]?.cacheCluster).toEqual({ size: '0.5' });
  });

  it('name the root resource as the provider does', async () => {
    const { plan } = await planText(
      TWO.replace('operationId: home,', 'operationId: home, x-gateway: { throttle: { rate: 1 } },'),
    );
    expect(plan?.methodSettings[1]?.methodPath).toBe('~1/GET');
  });
});

describe('usage plans', () => {
  const plans = (operations: string) => `x-gateway:
  plans:
    gold:
      throttle: { rate: 50, burst: 100 }
      quota: { limit: 10, per: week }
      operations: { ${operations} }
`;

  it('name methods by path and method, by operationId as well as by method and path', async () => {
    const { plan } = await planText(plans("getOrder: { rate: 1 }, 'GET /': { rate: 2 }") + TWO);
    expect(plan?.usagePlans[0]).toMatchObject({
      name: 'orders-v1-gold',
      quota: { limit: 10, period: 'WEEK' },
      methods: [
        { path: '/orders/{id}/GET', throttle: { rate: 1, burst: 1 } },
        { path: '//GET', throttle: { rate: 2, burst: 2 } },
      ],
    });
  });

  it('refuse an operation that does not exist, with the nearest one', async () => {
    const { plan, diagnostics } = await planText(plans('getOrdre: { rate: 1 }') + TWO);
    expect(plan).toBeUndefined();
    expect(problems(diagnostics)).toEqual(['PLAN-450:8']);
    expect(diagnostics.find(({ code }) => code === 'PLAN-450')?.hint).toBe(
      'did you mean `getOrder`?',
    );
  });

  it('refuse a key that another plan has, because a stage knows it by one', async () => {
    const { diagnostics } = await planText(`x-gateway:
  plans:
    free: { keys: [trial, own] }
    gold:
      keys: [partner, trial, partner]
${TWO}`);
    const told = diagnostics.filter(({ code }) => code === 'PLAN-460');
    expect(told.map(({ at, message }) => `${at} ${message}`)).toEqual([
      'openapi.yaml:7:23 API key `trial` is in the usage plans `free` and `gold`; API Gateway takes it into one plan for each stage',
      'openapi.yaml:7:30 API key `partner` is named twice in usage plan `gold`',
    ]);
  });

  it('refuse more operations than API Gateway takes', async () => {
    const many = Array.from({ length: 21 }, (_, at) => `op${at}: { rate: 1 }`).join(', ');
    const paths = Array.from(
      { length: 21 },
      (_, at) =>
        `  /p${at}: { get: { operationId: op${at}, security: [], responses: { '200': { description: Fine } } } }\n`,
    ).join('');
    const { diagnostics } = await planText(`${plans(many)}paths:\n${paths}`);
    expect(problems(diagnostics)).toEqual(['PLAN-451:8']);
  });
});

describe('logging', () => {
  it('writes one line of JSON without secrets, bodies or whole paths', async () => {
    const format = (await planText(GET)).plan?.logging.accessLogFormat ?? '';
    expect(format).not.toContain('\n');
    const fields = Object.values(JSON.parse(format) as Record<string, string>);
    expect(fields).toContain('$context.requestId');
    expect(fields).toContain('$context.extendedRequestId');
    expect(fields.every((field) => field.startsWith('$context.'))).toBe(true);
    for (const secret of [
      '$context.identity.apiKey',
      '$context.path',
      '$context.authorizer.claims',
    ]) {
      expect(fields).not.toContain(secret);
    }
  });

  it('masks what is asked for and what marks ask for', async () => {
    const { plan } = await planText(`x-gateway: { logging: { mask: [email, NhsNumber-GB] } }
paths:
  /orders:
    post:
      security: []
      requestBody: { content: { application/json: { schema: { type: object, properties: { card: { type: string, x-gateway: { data: pan } } } } } } }
      responses: { '200': { description: Fine } }
`);
    expect(plan?.logging.dataIdentifiers).toEqual([
      'CreditCardExpiration',
      'CreditCardNumber',
      'CreditCardSecurityCode',
      'EmailAddress',
      'NhsNumber-GB',
    ]);
  });

  it('refuses an unknown mask, with the nearest', async () => {
    const { diagnostics } = await planText(`x-gateway: { logging: { mask: [emial] } }\n${GET}`);
    expect(problems(diagnostics)).toEqual(['PLAN-452:3']);
    expect(diagnostics.find(({ code }) => code === 'PLAN-452')?.hint).toBe('write `email`');
  });
});

describe('the resource policy', () => {
  it('of a private API lets its endpoints in and nobody else', async () => {
    const { plan } = await planText(
      `x-gateway: { endpoint: { private: { vpcEndpoints: [vpce-0123456789abcdef0] } } }\n${GET}`,
    );
    const Resource = 'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*/*';
    expect(plan?.policy).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 'execute-api:Invoke',
          Resource,
          Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-0123456789abcdef0'] } },
        },
      ],
    });
  });

  it('of the specification is an argument, with full ARNs, and not in the body', async () => {
    const { plan } = await planText(`x-amazon-apigateway-policy:
  Version: '2012-10-17'
  Statement: [{ Effect: Allow, Principal: { AWS: '111122223333' }, Action: execute-api:Invoke, Resource: execute-api:/v1/* }]
${GET}`);
    expect(JSON.stringify(plan?.policy)).toContain(':${AWS::AccountId}:*/v1/*');
    expect(plan?.shards[0]?.body['x-amazon-apigateway-policy']).toBeUndefined();
  });

  it('is not made for a regional API', async () => {
    expect((await planText(GET)).plan?.policy).toBeUndefined();
  });
});

describe('a custom domain', () => {
  const domain =
    'domain: { name: api.example.com, certificate: "arn:aws:acm:eu-central-1:111122223333:certificate/a" }';

  it('closes the other address', async () => {
    expect(
      (await planText(`x-gateway: { ${domain} }\n${GET}`)).plan?.disableExecuteApiEndpoint,
    ).toBe(true);
    expect((await planText(GET)).plan?.disableExecuteApiEndpoint).toBe(false);
  });

  it('is refused for a private endpoint', async () => {
    const { diagnostics } = await planText(
      `x-gateway: { ${domain}, endpoint: { private: { vpcEndpoints: [vpce-0123456789abcdef0] } } }\n${GET}`,
    );
    expect(problems(diagnostics)).toEqual(['PLAN-457:3']);
  });
});
