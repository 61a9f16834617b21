// The account's role for logs: a gateway cannot be deployed without it, and is finished once it is there.

import { App } from 'cdktf';
import { afterAll, describe, expect, it } from 'vitest';
import { BaselineStack } from '../../stacks/baseline-stack.js';
import { emptyFolder } from '../constructs/synthesize.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, type Files, NO_CHANGES, smallest } from './deployment.js';

const found = findTerraform();
const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

const LIFE = 400_000;

function baseline(): Files {
  const app = new App({ outdir: emptyFolder(), stackTraces: false });
  const stack = new BaselineStack(app, 'baseline', { region: 'us-east-1' });
  stack.prepareStack();
  return [['cdk.tf.json', JSON.stringify(stack.toTerraform())]];
}

describe.skipIf('missing' in found)('an account without a role for logs', () => {
  const { terraform } = found as { terraform: Terraform };

  it(
    'refuses a gateway with logs until the baseline is deployed, which is never destroyed by mistake',
    async () => {
      const gateway = await Deployment.of(terraform, smallest(), { accountLogs: false });
      const account = new Deployment(terraform, gateway.plane, baseline());
      deployments.push(gateway, account);

      const refused = await gateway.apply();
      expect(refused.status).toBe(1);
      expect(refused.output).toContain(
        'CloudWatch Logs role ARN must be set in account settings to enable logging',
      );

      const prepared = await account.apply();
      expect(prepared.status, prepared.output).toBe(0);
      const unchanged = await account.plan();
      expect(unchanged.status, unchanged.output).toBe(NO_CHANGES);

      const finished = await gateway.apply();
      expect(finished.status, finished.output).toBe(0);
      expect(gateway.served()).toEqual(['GET /first']);

      const kept = await account.destroy();
      expect(kept.status).toBe(1);
      expect(kept.output).toContain('Instance cannot be destroyed');
      expect(gateway.plane.unknown).toEqual([]);
    },
    LIFE,
  );
});
