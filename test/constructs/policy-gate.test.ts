import { existsSync } from 'node:fs';
import path from 'node:path';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { App, Aspects, TerraformStack } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { PolicyGate } from '../../lib/constructs/index.js';
import { emptyFolder } from './synthesize.js';

function gated(evaluate: (terraform: object) => readonly string[]) {
  const outdir = emptyFolder();
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'gated');
  new AwsProvider(stack, 'aws', {});
  const role = new IamRole(stack, 'by-hand', { assumeRolePolicy: '{}' });
  Aspects.of(stack).add({
    visit: (node) => {
      if (node === role) role.description = 'by an aspect';
    },
  });
  new PolicyGate(stack, 'policy', { evaluate });
  return { app, written: () => existsSync(path.join(outdir, 'stacks', 'gated', 'cdk.tf.json')) };
}

describe('PolicyGate', () => {
  it('stops the synthesis before the stack is written', () => {
    const { app, written } = gated(() => ['a role is too wide']);
    expect(() => app.synth()).toThrow('a role is too wide');
    expect(written()).toBe(false);
  });

  it('lets a stack pass that breaks no rule', () => {
    const { app, written } = gated(() => []);
    app.synth();
    expect(written()).toBe(true);
  });

  it('sees resources made by hand, as Aspects leave them', () => {
    let seen: unknown;
    gated((terraform) => {
      seen = terraform;
      return [];
    }).app.synth();
    expect(seen).toMatchObject({
      resource: { aws_iam_role: { 'by-hand': { description: 'by an aspect' } } },
    });
  });
});
