// Another name of the stage, as a new major version brings it: one apply puts the new stage in the place of the old, and
// what led to the old one leads to it.

import { afterAll, describe, expect, it } from 'vitest';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, NO_CHANGES, type Specification, written } from './deployment.js';
import { DOMAIN, shop } from './shop.js';

const found = findTerraform();
const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

/** Milliseconds. */
const LIFE = 400_000;

const SPLIT = shop['x-gateway'] as object;
const WHOLE = { ...SPLIT, shards: undefined };

function named(version: string, stage: string | undefined, annotations: object): Specification {
  return { ...shop, info: { title: 'Shop', version }, 'x-gateway': { ...annotations, stage } };
}

const renamed: [name: string, before: Specification, after: Specification][] = [
  ['by a new major version', named('1.9.0', undefined, WHOLE), named('2.0.0', undefined, WHOLE)],
  ['of an API that is split', named('1.0.0', 'v1', SPLIT), named('1.0.0', 'v2', SPLIT)],
];

describe.skipIf('missing' in found).concurrent('a stage that gets another name', () => {
  const { terraform } = found as { terraform: Terraform };

  it.each(renamed)(
    '%s',
    async (_, before, after) => {
      const deployment = await Deployment.of(terraform, written(before));
      deployments.push(deployment);
      const { plane } = deployment;
      await settles(deployment);
      const served = deployment.served();
      const old = Object.entries(plane.apiGateway.around());

      await deployment.change(written(after));
      plane.calls.length = 0;
      await settles(deployment);
      expect(deployment.served()).toEqual(served);
      expect(plane.apiGateway.around()).toEqual(
        Object.fromEntries(
          old.map(([api, { basePaths }]) => [
            api,
            {
              deployment: expect.any(String) as string,
              basePaths,
              usagePlans: ['shop-v2-free'],
              webAcl: expect.stringContaining('/shop-v2/') as string,
            },
          ]),
        ),
      );
      expect(old.every(([, { basePaths }]) => basePaths[0]?.startsWith(DOMAIN))).toBe(true);
      const led = plane
        .operations()
        .filter((name) => /^(Create|Update)BasePathMapping$/.test(name));
      const guarded = plane.operations().indexOf('AssociateWebACL');
      expect(plane.operations().indexOf(led[0] ?? '')).toBeGreaterThan(guarded);

      const destroyed = await deployment.destroy();
      expect(destroyed.status, destroyed.output).toBe(0);
      expect(plane.contents()).toEqual([]);
      expect(plane.unknown).toEqual([]);
    },
    LIFE,
  );
});

async function settles(deployment: Deployment): Promise<void> {
  const applied = await deployment.apply();
  expect(applied.status, applied.output).toBe(0);
  const planned = await deployment.plan();
  expect(planned.status, planned.output).toBe(NO_CHANGES);
}
