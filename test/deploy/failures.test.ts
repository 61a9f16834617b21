// What goes wrong while Terraform works: it is killed, interrupted, throttled, answered with errors, started
// twice. Each time the next run must end where an undisturbed one would.

import { afterAll, describe, expect, it } from 'vitest';
import { FAILING, THROTTLED } from '../support/aws/faults.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, edited, NO_CHANGES, operation, smallest } from './deployment.js';

const found = findTerraform();
if ('missing' in found) console.warn(`Deployment tests are skipped: ${found.missing}`);

const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

/** Milliseconds, for several runs of Terraform side by side. */
const LIFE = 400_000;
/** Milliseconds. What Terraform is making when it is killed, it forgets: let there be nothing but the held call. */
const QUIET = 5_000;

describe.skipIf('missing' in found).concurrent('an apply', () => {
  const { terraform } = found as { terraform: Terraform };

  async function deploy(): Promise<Deployment> {
    const deployment = await Deployment.of(terraform, smallest());
    deployments.push(deployment);
    return deployment;
  }

  async function settles(deployment: Deployment, served: readonly string[]): Promise<void> {
    const again = await deployment.apply();
    expect(again.status, again.output).toBe(0);
    const settled = await deployment.plan();
    expect(settled.status, settled.output).toBe(NO_CHANGES);
    expect(deployment.served()).toEqual(served);
    expect(deployment.plane.unknown).toEqual([]);
  }

  async function leavesNothing(deployment: Deployment): Promise<void> {
    const destroyed = await deployment.destroy();
    expect(destroyed.status, destroyed.output).toBe(0);
    expect(deployment.plane.contents()).toEqual([]);
  }

  it(
    'that is killed half-way is finished by the next',
    async () => {
      const deployment = await deploy();
      const hold = deployment.plane.faults.hold('CreateStage');
      const running = deployment.begin('apply', '-auto-approve');
      await hold.arrived;
      await deployment.plane.quiet(QUIET);
      running.kill();
      expect((await running.finished).status).toBe(null);
      hold.discard();
      await settles(deployment, ['GET /first']);
      await leavesNothing(deployment);
    },
    LIFE,
  );

  it(
    'that is interrupted during the import leaves no API that nobody knows of',
    async () => {
      const deployment = await deploy();
      const hold = deployment.plane.faults.hold('PutRestApi');
      const running = deployment.begin('apply', '-auto-approve');
      await hold.arrived;
      await deployment.plane.quiet(QUIET);
      running.interrupt();
      hold.release();
      const { status, output } = await running.finished;
      expect(status, output).not.toBe(0);
      await settles(deployment, ['GET /first']);
      await leavesNothing(deployment);
    },
    LIFE,
  );

  it(
    'retries calls that are throttled or fail',
    async () => {
      const deployment = await deploy();
      const { faults } = deployment.plane;
      faults.inject({ operation: 'PutRestApi', times: 2, ...THROTTLED });
      faults.inject({ operation: 'CreateDeployment', times: 2, ...THROTTLED });
      faults.inject({ operation: 'CreateStage', times: 1, ...FAILING });
      faults.inject({ operation: 'CreateWebACL', times: 1, ...FAILING });
      faults.inject({ operation: 'CreateLogGroup', times: 1, ...FAILING });
      const { status, output } = await deployment.apply();
      expect(status, output).toBe(0);
      expect(deployment.served()).toEqual(['GET /first']);
      expect(faults.unspent()).toEqual([]);
    },
    LIFE,
  );

  it(
    'whose import is refused does not count as done',
    async () => {
      const deployment = await deploy();
      const { status, output } = await deployment.apply();
      expect(status, output).toBe(0);
      await deployment.change(
        edited(smallest(), ({ paths }) => {
          paths['/second'] = { get: operation('second') };
        }),
      );
      const refusal = { code: 'BadRequestException', status: 400, message: 'refused by the test' };
      deployment.plane.faults.inject({ operation: 'PutRestApi', times: 1, ...refusal });
      const refused = await deployment.apply();
      expect(refused.status).toBe(1);
      expect(refused.output).toContain('refused by the test');
      expect(deployment.served()).toEqual(['GET /first']);
      await settles(deployment, ['GET /first', 'GET /second']);
    },
    LIFE,
  );

  it(
    'is locked out while another works',
    async () => {
      const deployment = await deploy();
      const hold = deployment.plane.faults.hold('CreateDeployment');
      const first = deployment.begin('apply', '-auto-approve');
      await hold.arrived;
      const second = await deployment.apply();
      expect(second.status).toBe(1);
      expect(second.output).toContain('Error acquiring the state lock');
      hold.release();
      const { status, output } = await first.finished;
      expect(status, output).toBe(0);
      expect(deployment.served()).toEqual(['GET /first']);
    },
    LIFE,
  );
});
