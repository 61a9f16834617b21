// An app of one's own is judged as the project's is.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { App, TerraformStack } from 'cdktf';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SecureGateway } from '../../lib/constructs/index.js';
import { type ApiModel, loadApi } from '../../lib/model/index.js';
import { projectGate, readProject } from '../../stacks/app.js';
import { CLOSED, project as folderOf } from '../cli/run.js';
import { emptyFolder, stubBundle } from '../constructs/synthesize.js';

const authorizerBundle = stubBundle();
const folder = folderOf({
  'orders.yaml': CLOSED,
  'goods.yaml': CLOSED.replace('title: Orders', 'title: Goods'),
});

/** A stack with two gateways, each of them judged, and what was told on stderr. */
async function synth(change: (orders: SecureGateway) => void, config = 'packs: [recommended]\n') {
  const { value: project } = await readProject({ cwd: folderOf({ 'portcullis.yaml': config }) });
  const models = await Promise.all(
    ['orders', 'goods'].map((name) => loadApi(path.join(folder, `${name}.yaml`))),
  );
  if (!project) throw new Error('unreachable: the configuration is right');
  const outdir = emptyFolder();
  const app = new App({ outdir, stackTraces: false });
  const stack = new TerraformStack(app, 'both');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  const [orders] = models.map(({ value }) => {
    const model = value as ApiModel;
    const { name } = model.annotations.root;
    const gateway = new SecureGateway(stack, name, { model, authorizerBundle });
    projectGate(gateway, project);
    return gateway;
  });
  if (orders) change(orders);
  const told: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  const written = path.join(outdir, 'stacks', 'both', 'cdk.tf.json');
  try {
    app.synth();
    return { told, isWritten: existsSync(written) };
  } catch (error) {
    return { told, isWritten: existsSync(written), error: String(error) };
  }
}

afterEach(() => void vi.restoreAllMocks());

describe('projectGate', () => {
  it('lets two gateways in one stack pass', async () => {
    expect(await synth(() => {})).toEqual({ told: [], isWritten: true });
  });

  it('refuses what was overridden, once it has told it', async () => {
    const { told, isWritten, error } = await synth(({ parts }) =>
      parts?.stage.stage.addOverride('access_log_settings', undefined),
    );
    expect(isWritten).toBe(false);
    const line = `${folder}/orders.yaml:3:1`;
    const fact =
      'stage-has-access-log: stage `aws_api_gateway_stage.orders_stage_5661DE04` writes no access log';
    expect(told.join('').split('\n')[0]).toBe(`${line} error ${fact}`);
    expect(error).toContain(`[both] ${line} ${fact}`);
  });

  it('goes by the configuration of the project', async () => {
    const off = 'rules: { stage-has-access-log: off }\n';
    expect(
      (
        await synth(
          ({ parts }) => parts?.stage.stage.addOverride('access_log_settings', undefined),
          off,
        )
      ).isWritten,
    ).toBe(true);
  });
});
