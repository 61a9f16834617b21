import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../constructs/synthesize.js';
import { cdktfMissing, runCdktf } from './run-cdktf.js';
import { findTerraform } from './terraform.js';

const found = findTerraform();
const root = fileURLToPath(new URL('../..', import.meta.url));

/** A project as `cdktf init` leaves it, with an app of ours. */
function project(): string {
  const folder = emptyFolder();
  const app = `node --import ${import.meta.resolve('tsx')} ${path.join(root, 'test/terraform/pets-app.ts')}`;
  writeFileSync(
    path.join(folder, 'cdktf.json'),
    JSON.stringify({ language: 'typescript', app, projectId: 'test', sendCrashReports: 'false' }),
  );
  return folder;
}

describe.skipIf('missing' in found || cdktfMissing)('the command line of cdktf', () => {
  const env = 'terraform' in found ? found.terraform.env : {};

  it('synthesizes and plans a stack', () => {
    const folder = project();
    const { status, output } = runCdktf(folder, ['diff', '--skip-provider-lock', 'pets'], env);
    expect(output).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
    expect(status).toBe(0);
    expect(existsSync(path.join(folder, 'cdktf.out', 'stacks', 'pets', 'cdk.tf.json'))).toBe(true);
  });

  it('stops at the policy gate before a stack is written', () => {
    const folder = project();
    const { status, output } = runCdktf(folder, ['synth'], {
      ...env,
      PETS_REFUSAL: 'a route is open',
    });
    expect(output).toContain('a route is open');
    expect(status).not.toBe(0);
    expect(existsSync(path.join(folder, 'cdktf.out', 'stacks', 'pets', 'cdk.tf.json'))).toBe(false);
  });
});
