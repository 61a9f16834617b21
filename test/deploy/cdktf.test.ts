// The project's own app through the real `cdktf deploy` and `cdktf destroy`, policy gate included.

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { ControlPlane } from '../support/aws/control-plane.js';
import { cdktfCommand, cdktfMissing } from '../terraform/run-cdktf.js';
import { findTerraform, type Terraform } from '../terraform/terraform.js';
import { start } from './terraform-process.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const found = findTerraform();
const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-cdktf-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LIFE = 400_000;

/** All specifications of the project are read, whichever stack is deployed. */
const variables = {
  PORTCULLIS_VAR_certificateArn:
    'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  PORTCULLIS_VAR_zoneId: 'Z0123456789ABCDEFGHIJ',
  PORTCULLIS_VAR_truststoreVersion: '3sL4kqtJlcpXroDTDmJ',
};

describe.skipIf('missing' in found)('cdktf on the control plane', () => {
  const { terraform } = found as { terraform: Terraform };

  async function cdktf(plane: ControlPlane, ...args: readonly string[]) {
    const output = path.join(folder, 'cdktf.out');
    const { finished } = start(
      process.execPath,
      [cdktfCommand, ...args, '--output', output, '--skip-provider-lock', '--auto-approve'],
      { cwd: root, env: { ...terraform.env, ...variables, ...plane.env, NO_COLOR: '1' } },
    );
    const { status, output: text } = await finished;
    return { status, text: stripVTControlCharacters(text) };
  }

  it.skipIf(cdktfMissing)(
    'deploys a stack of the project, and destroys it',
    async () => {
      const plane = await ControlPlane.start();
      const deployed = await cdktf(plane, 'deploy', 'orders');
      expect(deployed.status, deployed.text).toBe(0);
      expect(deployed.text).toMatch(
        /url = https:\/\/\w+\.execute-api\.us-east-1\.amazonaws\.com\/v1/,
      );
      expect(plane.apiGateway.served()).toHaveLength(1);
      // State stands outside what each synthesis makes anew.
      expect(existsSync(path.join(folder, 'terraform.orders.tfstate'))).toBe(true);
      const destroyed = await cdktf(plane, 'destroy', 'orders');
      expect(destroyed.status, destroyed.text).toBe(0);
      expect(plane.contents()).toEqual([]);
      expect(plane.unknown).toEqual([]);
      await plane.stop();
    },
    LIFE,
  );
});
