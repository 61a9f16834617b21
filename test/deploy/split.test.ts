// The life of an API that is split: three REST APIs behind one domain, one web ACL and one usage plan, of which one
// changes and one goes.

import { afterAll, describe, expect, it } from 'vitest';
import type { Surroundings } from '../support/aws/services/api-gateway/index.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, edited, NO_CHANGES, type Specification, written } from './deployment.js';

const found = findTerraform();
const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

/** Milliseconds. */
const LIFE = 400_000;
const DOMAIN = 'api.example.com';

/** Six resources with four operations: of three areas, a REST API of ten holds one. */
function area(name: string): Specification['paths'] {
  return {
    [`/${name}`]: { get: secured(`list-${name}`), post: secured(`add-${name}`) },
    [`/${name}/{id}/history`]: { get: secured(`history-${name}`, 'id') },
    [`/${name}/{id}/items/{item}/notes`]: { get: secured(`notes-${name}`, 'id', 'item') },
  };
}

function secured(operationId: string, ...variables: readonly string[]): object {
  const schema = { type: 'string', maxLength: 36 };
  return {
    operationId,
    parameters: variables.map((name) => ({ name, in: 'path', required: true, schema })),
    responses: { '200': { description: 'Fine' } },
  };
}

const shop: Specification = {
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
        operations: { 'list-users': { rate: 1, burst: 2 } },
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

describe.skipIf('missing' in found)('an API that is split', () => {
  const { terraform } = found as { terraform: Terraform };

  it(
    'is created, changed in one part, rid of one part and destroyed',
    async () => {
      const file = written(shop);
      const deployment = await Deployment.of(terraform, file);
      deployments.push(deployment);
      const { plane } = deployment;
      const shards = () => plane.apiGateway.around();
      const calls = (...names: readonly string[]) =>
        plane.operations().filter((name) => names.includes(name));

      await settles(deployment);
      const created = shards();
      expect(created).toEqual({
        shop: at('(none)', created),
        'shop-carts': at('carts', created),
        'shop-orders': at('orders', created),
      });
      expect(calls('CreateUsagePlan', 'CreateWebACL', 'CreateDomainName')).toHaveLength(3);

      await deployment.change(edited(file, grow));
      plane.calls.length = 0;
      await applies(deployment);
      expect(deployment.served()).toContain('GET /{id}/status');
      const grown = shards();
      expect(grown).toEqual({ ...created, 'shop-orders': at('orders', grown) });
      expect(grown['shop-orders']?.deployment).not.toBe(created['shop-orders']?.deployment);
      expect(calls('PutRestApi', 'CreateDeployment', 'UpdateStage', 'DeleteDeployment')).toEqual([
        'PutRestApi',
        'CreateDeployment',
        'UpdateStage',
        'DeleteDeployment',
      ]);

      await deployment.change(edited(file, shrink));
      plane.calls.length = 0;
      await settles(deployment);
      const { 'shop-carts': _, ...left } = grown;
      expect(shards()).toEqual(left);
      const taken = ['DeleteBasePathMapping', 'DisassociateWebACL', 'UpdateUsagePlan'];
      const deleted = ['DeleteStage', 'DeleteDeployment', 'DeleteRestApi'];
      const order = calls(...taken, ...deleted, 'AssociateWebACL', 'PutRestApi');
      expect(order.slice(0, 3).sort()).toEqual(taken);
      expect(order.slice(3)).toEqual(deleted);

      const destroyed = await deployment.destroy();
      expect(destroyed.status, destroyed.output).toBe(0);
      expect(plane.contents()).toEqual([]);
      expect(plane.unknown).toEqual([]);
    },
    LIFE,
  );
});

/** A stage that answers at a base path, in the one usage plan and behind the one web ACL. */
function at(basePath: string, stages: Readonly<Record<string, Surroundings>>): object {
  const { webAcl } = Object.values(stages)[0] ?? {};
  return {
    deployment: expect.any(String) as string,
    basePaths: [`${DOMAIN}/${basePath}`],
    usagePlans: ['shop-shop-v1-free'],
    webAcl: expect.stringMatching(`^${webAcl}$`) as string,
  };
}

function grow({ paths }: Specification): void {
  paths['/orders/{id}/status'] = { get: secured('status-orders', 'id') };
}

/** The first of those below a prefix: what stands after it must not take its place. */
function shrink(document: Specification): void {
  grow(document);
  for (const path of Object.keys(area('carts'))) delete document.paths[path];
}

async function applies(deployment: Deployment): Promise<void> {
  const applied = await deployment.apply();
  expect(applied.status, applied.output).toBe(0);
}

/** Applies, and has nothing to do after that. */
async function settles(deployment: Deployment): Promise<void> {
  await applies(deployment);
  const planned = await deployment.plan();
  expect(planned.status, planned.output).toBe(NO_CHANGES);
}
