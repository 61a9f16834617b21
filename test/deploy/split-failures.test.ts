// What goes wrong while an API that is split is made: how the next run ends, and what it needs before.

import { afterAll, describe, expect, it } from 'vitest';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { Deployment, NO_CHANGES, written } from './deployment.js';
import { shop } from './shop.js';

const found = findTerraform();
const deployments: Deployment[] = [];
afterAll(() => Promise.all(deployments.map((one) => one.end())));

/** Milliseconds. */
const LIFE = 400_000;
const REFUSAL = { code: 'BadRequestException', status: 400, message: 'refused by the test' };
/** As an error names the resource: the output names all stages before. */
const STAGE = /with (aws_api_gateway_stage\.gateway_shard-\w+_stage_\w+),/;

describe.skipIf('missing' in found).concurrent('the stage of a shard', () => {
  const { terraform } = found as { terraform: Terraform };

  async function refused(operation: 'CreateStage' | 'UpdateStage') {
    const deployment = await Deployment.of(terraform, written(shop));
    deployments.push(deployment);
    deployment.plane.faults.inject({ operation, times: 1, ...REFUSAL });
    const { status, output } = await deployment.apply();
    expect(status).toBe(1);
    expect(output).toContain(REFUSAL.message);
    return { deployment, stage: STAGE.exec(output)?.[1] ?? '' };
  }

  async function settles(deployment: Deployment): Promise<void> {
    const applied = await deployment.apply();
    expect(applied.status, applied.output).toBe(0);
    const planned = await deployment.plan();
    expect(planned.status, planned.output).toBe(NO_CHANGES);
    expect(Object.keys(deployment.plane.apiGateway.around())).toHaveLength(3);
  }

  it(
    'that could not be made is made by the next run',
    async () => {
      const { deployment } = await refused('CreateStage');
      await settles(deployment);
    },
    LIFE,
  );

  it(
    'that was made and could not be given its logs is finished once it does not count as tainted',
    async () => {
      const { deployment, stage } = await refused('UpdateStage');
      const again = await deployment.apply();
      expect(again.status).toBe(1);
      expect(again.output).toContain('ConflictException: Stage already exists');
      const untainted = await deployment.untaint(stage);
      expect(untainted.status, untainted.output).toBe(0);
      await settles(deployment);
    },
    LIFE,
  );
});
