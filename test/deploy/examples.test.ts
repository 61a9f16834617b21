// The life of each example on the control plane: created, unchanged, changed, destroyed, by the real Terraform
// and the real provider.

import { afterAll, describe, expect, it } from 'vitest';
import { findSpecifications } from '../../stacks/specifications.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, edited, NO_CHANGES, operation, type Specification } from './deployment.js';

const found = findTerraform();
if ('missing' in found) console.warn(`Deployment tests are skipped: ${found.missing}`);

const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

/** Milliseconds. Six runs of Terraform, and Route 53 alone makes the provider wait for half a minute. */
const LIFE = 400_000;

const ADDED = 'GET /added';

/** In each example one of them, which nothing else of it names. */
const GONE = ['/health', '/items/{sku}/count', '/rooms'];

/** Takes a path away and puts another in its place. */
function change(document: Specification): void {
  for (const path of GONE) delete document.paths[path];
  document.paths['/added'] = { get: operation('added') };
}

describe.skipIf('missing' in found).concurrent('an example on the control plane', () => {
  const { terraform } = found as { terraform: Terraform };

  it.each(findSpecifications())(
    'is created, left alone, changed and destroyed: %s',
    async (file) => {
      const deployment = await Deployment.of(terraform, file);
      deployments.push(deployment);
      const { plane } = deployment;

      const created = await deployment.apply();
      expect(created.status, created.output).toBe(0);
      const before = deployment.served();
      expect(uncallable(deployment)).toEqual([]);

      const unchanged = await deployment.plan();
      expect(unchanged.status, unchanged.output).toBe(NO_CHANGES);

      await deployment.change(edited(file, change));
      plane.calls.length = 0;
      const changed = await deployment.apply();
      expect(changed.status, changed.output).toBe(0);
      const after = deployment.served();
      expect(after.filter((one) => !before.includes(one))).toEqual(expect.arrayContaining([ADDED]));
      expect(before.filter((one) => !after.includes(one)).length).toBeGreaterThan(0);
      expect(
        plane
          .operations()
          .filter((name) => /Deployment$|^UpdateStage$/.test(name) && !/^Get/.test(name)),
      ).toEqual(['CreateDeployment', 'UpdateStage', 'DeleteDeployment']);

      const settled = await deployment.plan();
      expect(settled.status, settled.output).toBe(NO_CHANGES);

      const destroyed = await deployment.destroy();
      expect(destroyed.status, destroyed.output).toBe(0);
      expect(plane.contents()).toEqual([]);
      expect(plane.unknown).toEqual([]);
    },
    LIFE,
  );
});

/** Functions that the served API calls and that nobody lets it call. */
function uncallable({ plane }: Deployment): string[] {
  return plane.apiGateway
    .calledFunctions()
    .filter(({ arn, from }) => !plane.lambda.lets(arn, from))
    .map(({ arn, from }) => `${from} may not invoke ${arn}`);
}
