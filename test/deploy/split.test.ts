// The life of an API that is split: three REST APIs behind one domain, one web ACL and one usage plan, of which one
// changes and the others go.

import { afterAll, describe, expect, it } from 'vitest';
import type { Surroundings } from '../support/aws/services/api-gateway/index.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, edited, NO_CHANGES, type Specification, written } from './deployment.js';
import { area, DOMAIN, secured, shop } from './shop.js';

const found = findTerraform();
const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

/** Milliseconds. */
const LIFE = 400_000;
describe.skipIf('missing' in found)('an API that is split', () => {
  const { terraform } = found as { terraform: Terraform };

  it(
    'is created, changed in one part, rid of all parts but one, and destroyed',
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
      const { bodies } = plane.cloudWatch.dashboards;
      expect([...bodies.keys()]).toEqual(['shop-v1-us-east-1']);
      expect(shownBy(bodies)).toEqual(['shop', 'shop-carts', 'shop-orders']);

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

      // First the one at `/`, then the first of those below a prefix: what stands after it must not take its place.
      const { shop: _, ...below } = grown;
      const { 'shop-carts': __, ...last } = below;
      for (const [gone, left] of [
        [['users'], below],
        [['users', 'carts'], last],
      ] as const) {
        await deployment.change(edited(file, (document) => shrink(document, gone)));
        plane.calls.length = 0;
        await settles(deployment);
        expect(shards()).toEqual(left);
        // What is one REST API has pages of its own.
        const several = Object.keys(left).length > 1;
        expect(shownBy(bodies)).toEqual(several ? Object.keys(left).sort() : []);
        const taken = ['DeleteBasePathMapping', 'DisassociateWebACL', 'UpdateUsagePlan'];
        const deleted = ['DeleteStage', 'DeleteDeployment', 'DeleteRestApi'];
        const order = calls(...taken, ...deleted, 'AssociateWebACL', 'PutRestApi');
        expect(order.slice(0, 3).sort()).toEqual(taken);
        expect(order.slice(3)).toEqual(deleted);
      }

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
    usagePlans: ['shop-v1-free'],
    webAcl: expect.stringMatching(`^${webAcl}$`) as string,
  };
}

/** REST APIs with a line of requests on a dashboard. */
function shownBy(bodies: ReadonlyMap<string, string>): string[] {
  const names = [...bodies.values()].flatMap((body) =>
    [...body.matchAll(/"Count","ApiName","([^"]+)"/g)].map(([, name]) => name ?? ''),
  );
  return names.sort();
}

function grow({ paths }: Specification): void {
  paths['/orders/{id}/status'] = { get: secured('status-orders', 'id') };
}

function shrink(document: Specification, gone: readonly string[]): void {
  grow(document);
  for (const path of gone.flatMap((name) => Object.keys(area(name)))) delete document.paths[path];
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
