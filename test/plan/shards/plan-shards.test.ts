import { describe, expect, it } from 'vitest';
import type { ShardPlan } from '../../../lib/plan/index.js';
import { checkBody } from '../../../lib/plan/index.js';
import { parseLock } from '../../../lib/plan/shards/index.js';
import { planText } from '../plan.js';

const DOMAIN = `domain: { name: api.example.com, certificate: 'arn:aws:acm:eu-west-1:123456789012:certificate/0f3c2c4e-0000-4000-8000-000000000000' }`;

/** Three areas of six resources each, one of them behind a variable, in REST APIs of at most ten. */
const api = (root: string, rest = '') => `x-gateway:
  name: shop
  shards: { resources: 12 }
  plans:
    gold:
      throttle: { rate: 50, burst: 100 }
      keys: [partner]
      operations: { getOrder0: { rate: 1 }, getUser0: { rate: 2 }, 'GET /orders': { rate: 3 } }
  ${root}
security: [{ login: [] }]
components:
  securitySchemes:
    login: { type: http, scheme: basic }
    key: { type: apiKey, in: header, name: x-api-key }
  schemas:
    Order: { type: object, properties: { line: { $ref: '#/components/schemas/Line' } } }
    Line: { type: object, properties: { sku: { type: string } } }
    User: { type: object, properties: { name: { type: string } } }
paths:
  /orders:
    get: { x-gateway: { throttle: { rate: 7 } }, responses: { '200': { description: Fine } } }
    post:
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '201': { description: Made } }
${area('Order', '/orders/{id}')}
${area('User', '/users/{id}', 'security: [{ key: [] }], ')}
${area('Team', '/{tenant}/teams/{id}')}
${rest}`;

function area(name: string, prefix: string, extra = ''): string {
  return Array.from({ length: 5 }, (_, at) => {
    const variables = [...prefix.matchAll(/\{(\w+)\}/g)].map(
      ([, variable]) => `{ name: ${variable}, in: path, required: true, schema: { type: string } }`,
    );
    return `  ${prefix}/p${at}:
    get: { operationId: get${name}${at}, ${extra}parameters: [${variables.join(', ')}], responses: { '200': { description: Fine } } }`;
  }).join('\n');
}

async function split(root = DOMAIN, rest = '', shards?: Parameters<typeof planText>[1]) {
  const { plan, diagnostics } = await planText(api(root, rest), shards);
  const by = (basePath: string): ShardPlan => {
    const found = plan?.shards.find((one) => one.basePath === basePath);
    if (!found)
      throw new Error(`no shard ${basePath} in ${plan?.shards.map((one) => one.basePath)}`);
    return found;
  };
  return { plan, diagnostics, by };
}

// biome-ignore lint/suspicious/noExplicitAny: tests look deep into the JSON
const bodyOf = ({ body }: ShardPlan): any => body;

describe('an API that is too large for one REST API', () => {
  it('becomes several under its domain, each of which API Gateway takes', async () => {
    const { plan } = await split();
    expect(
      plan?.shards.map(({ name, basePath, quotas }) => [name, basePath, quotas.resources]),
    ).toEqual([
      ['shop', '', 9],
      ['shop-orders', 'orders', 7],
      ['shop-users', 'users', 7],
    ]);
    for (const { body, quotas } of plan?.shards ?? []) {
      expect(checkBody(body)).toEqual([]);
      expect(quotas.bodyBytes).toBe(Buffer.byteLength(JSON.stringify(body)));
    }
    expect(plan?.shards.flatMap(({ routes }) => routes)).toHaveLength(plan?.routes.length ?? 0);
  });

  it('has resources without the base path, and back ends that see the whole one', async () => {
    const { by } = await split();
    const { paths, info } = bodyOf(by('orders'));
    expect(Object.keys(paths)).toEqual(['/', ...[0, 1, 2, 3, 4].map((at) => `/{id}/p${at}`)]);
    expect(paths['/'].get['x-amazon-apigateway-integration'].uri).toBe(
      'https://backend.example.com/orders',
    );
    expect(paths['/{id}/p0'].get['x-amazon-apigateway-integration']).toMatchObject({
      uri: 'https://backend.example.com/orders/{id}/p0',
      requestParameters: { 'integration.request.path.id': 'method.request.path.id' },
    });
    expect(info.title).toBe('shop-orders');
  });

  it('has models, schemes and validators only where they are used', async () => {
    const { by } = await split();
    expect(Object.keys(bodyOf(by('orders')).components.schemas)).toEqual(['Line', 'Order']);
    expect(Object.keys(bodyOf(by('orders')).components.securitySchemes)).toEqual([
      'portcullisUncached',
    ]);
    expect(bodyOf(by('')).components.schemas).toBeUndefined();
  });

  it('has method settings and throttles of usage plans with the paths of their stage', async () => {
    const { plan, by } = await split();
    expect(by('orders').methodSettings.map(({ methodPath }) => methodPath)).toEqual([
      '*/*',
      '~1/GET',
    ]);
    expect(plan?.methodSettings.map(({ methodPath }) => methodPath)).toEqual(['*/*', 'orders/GET']);
    expect(plan?.usagePlans).toHaveLength(1);
    expect(by('orders').planMethods).toEqual({
      'shop-v1-gold': [
        { path: '/{id}/p0/GET', throttle: { rate: 1, burst: 1 } },
        { path: '//GET', throttle: { rate: 3, burst: 3 } },
      ],
    });
  });

  it('shares one authorizer function, which learns of the base paths', async () => {
    const { plan, by } = await split();
    expect(plan?.authorizers).toHaveLength(1);
    const basePaths = plan?.shards.map(({ basePath }) => `/${basePath}`);
    expect(plan?.authorizers[0]?.function?.config).toMatchObject({
      basePaths,
      operations: { 'GET /orders/{id}/p0': [{ login: [] }] },
    });
    expect(by('orders')).toMatchObject({
      authorizers: ['portcullis'],
      stageVariables: { basePath: '/orders' },
    });
  });

  it('keeps one web ACL that knows the paths of callers', async () => {
    const { plan } = await split();
    expect(JSON.stringify(plan?.waf?.rules)).toContain('/orders');
  });

  it('says into what, what a prefix hides, and nothing of it twice', async () => {
    const { diagnostics } = await split();
    const about = diagnostics.filter(({ code }) => /PLAN-3[23]/.test(code));
    expect(about.map(({ code, severity }) => `${code} ${severity}`).sort()).toEqual([
      'PLAN-320 info',
      ...about.filter(({ code }) => code === 'PLAN-321').map(() => 'PLAN-321 warning'),
    ]);
    expect(about.find(({ code }) => code === 'PLAN-321')?.message).toContain(
      'never reach /{tenant}/teams/{id}/p0',
    );
  });

  it('tells of what functions see behind a base path', async () => {
    const lambda = 'backend: { lambda: "arn:aws:lambda:eu-west-1:123456789012:function:shop" }';
    const { diagnostics, by } = await split(`${DOMAIN}\n  ${lambda}`);
    expect(diagnostics.find(({ code }) => code === 'PLAN-323')?.message).toContain(
      'GET /orders arrives as /',
    );
    expect(by('orders').functionPermissions[0]?.sourcePath).toBe('*/GET/');
  });

  it('has base paths below that of the domain, with several segments on regional domains only', async () => {
    const deep = DOMAIN.replace('name:', 'basePath: shop/v1, name:');
    const { plan, diagnostics } = await split(deep);
    expect(plan?.shards.length).toBeGreaterThan(1);
    expect(diagnostics.find(({ code }) => code === 'PLAN-322')?.message).toContain('(shop/v1)');
    const edge = await split(`${deep}\n  endpoint: edge`);
    expect(edge.plan).toBeUndefined();
    expect(edge.diagnostics.find(({ code }) => code === 'PLAN-209')?.hint).toMatch(
      /^use a regional endpoint; or ask AWS for 23 resources/,
    );
  });
});

describe('an API that cannot be split', () => {
  const refusal = async (root: string, rest = '') => {
    const { plan, diagnostics } = await split(root, rest);
    expect(plan).toBeUndefined();
    const [first] = diagnostics.filter(({ severity }) => severity === 'error');
    return { at: first?.at?.pointer, text: `${first?.code} ${first?.message}`, hint: first?.hint };
  };

  it('for want of a domain says so, with the quota to ask for', async () => {
    expect(await refusal('owner: me')).toEqual({
      at: '/paths',
      text: 'PLAN-209 the API needs 23 resources (one for each different path prefix, and the root); one REST API has at most 12, and it would be split into several, but nothing puts them under one address: there is no `domain`',
      hint: 'add `domain: { name: …, certificate: … }` to the root `x-gateway`; or ask AWS for 23 resources per API (Service Quotas, L-01C8A9E0) and then set `shards: { resources: 23 }`; or put `x-gateway: { collapse: true }` on a path item, to serve everything below it with one {proxy+} resource',
    });
  });

  it('because it is private says so', async () => {
    const { text } = await refusal(
      'endpoint: { private: { vpcEndpoints: [vpce-0123456789abcdef0] } }',
    );
    expect(text).toContain('a private API cannot be split, because it has no domain');
  });

  it('because a variable comes first names the prefix, at a path of it', async () => {
    const found = await refusal(
      DOMAIN,
      area('Big', '/big/{id}/x/{y}').replaceAll(/p(\d)/g, 'a$1/b/c'),
    );
    expect(found.at).toBe('/paths/~1big~1{id}~1x~1{y}~1a0~1b~1c');
    expect(found.text).toContain('`/big` needs 19 resources');
    expect(found.text).toContain('a domain chooses REST APIs by literal base paths');
    expect(found.hint).toContain('shards: { resources: 19 }');
  });
});

describe('an API with an entry in the lock file', () => {
  const locked = (shards: object) => {
    const text = JSON.stringify({ lockfileVersion: 1, apis: { shop: shards } }, null, 1);
    const shop = parseLock('portcullis.lock.json', text).value?.get('shop');
    if (!shop) throw new Error('not a lock file');
    return shop;
  };

  it('stays split as it is, although it would fit', async () => {
    const shards = locked({ '/': [], '/users': ['GET /users/{id}/p0'] });
    const root = DOMAIN.replace('domain:', 'owner: me\n  domain:');
    const { plan, diagnostics } = await planText(
      api(root).replace('resources: 12', 'resources: 100'),
      shards,
    );
    expect(plan?.shards.map(({ basePath }) => basePath)).toEqual(['', 'users']);
    expect(diagnostics.map(({ code }) => code)).toContain('PLAN-325');
  });

  it('forgets prefixes that are gone, and says where a list and the paths disagree', async () => {
    const shards = locked({ '/': ['GET /users/{id}/p0'], '/gone': ['GET /gone'], '/users': [] });
    const { plan, diagnostics } = await split(DOMAIN, '', shards);
    expect(plan?.shards.map(({ basePath }) => basePath)).not.toContain('gone');
    const [misplaced] = diagnostics.filter(({ code }) => code === 'PLAN-334');
    expect(misplaced?.message).toBe(
      'GET /users/{id}/p0 is listed below /, but its path belongs to /users',
    );
    expect(misplaced?.at?.file).toBe('portcullis.lock.json');
    expect(misplaced?.at?.line).toBe(6);
  });

  it('does not pass over a base path that the domain can no longer have', async () => {
    const shards = locked({ '/': [], '/orders': [], '/users': [] });
    const deep = `${DOMAIN.replace('name:', 'basePath: shop, name:')}\n  endpoint: edge`;
    const { plan, diagnostics } = await split(deep, '', shards);
    expect(plan).toBeUndefined();
    const found = diagnostics.filter(({ code }) => code === 'PLAN-333');
    expect(found.map(({ at }) => at?.line)).toEqual([6, 7]);
  });
});
