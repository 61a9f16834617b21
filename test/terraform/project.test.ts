// The project itself through the real `cdktf`: its own cdktf.json, stacks and specifications.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { expectSameFile } from '../constructs/synthesize.js';
import { cdktfMissing, runCdktf } from './run-cdktf.js';
import { findTerraform } from './terraform.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const found = findTerraform();
const output = mkdtempSync(path.join(os.tmpdir(), 'portcullis-project-'));
afterAll(() => rmSync(output, { recursive: true, force: true }));

const variables = {
  AWS_REGION: 'us-east-1',
  PORTCULLIS_VAR_certificateArn:
    'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
  PORTCULLIS_VAR_zoneId: 'Z0123456789ABCDEFGHIJ',
  PORTCULLIS_VAR_truststoreVersion: '3sL4kqtJlcpXroDTDmJ',
};

const cdktf = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runCdktf(root, [...args, '--output', output], { ...variables, ...env });

const stackFile = (stack: string) =>
  readFileSync(path.join(output, 'stacks', stack, 'cdk.tf.json'), 'utf8');

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

describe.skipIf(cdktfMissing)('cdktf on the project itself', () => {
  it('synthesizes a stack for each specification, the same bytes each time', () => {
    const first = cdktf(['synth']);
    expect(first.status, first.output).toBe(0);
    const stacks = readdirSync(path.join(output, 'stacks')).sort();
    expect(stacks).toEqual(['clinic', 'inventory', 'orders']);
    const before = stacks.map(stackFile);
    expect(cdktf(['synth']).status).toBe(0);
    expect(stacks.map(stackFile)).toEqual(before);
  });

  it.skipIf('missing' in found)('plans a stack with cdktf diff', () => {
    // What would ask AWS who we are is switched off for the test, in a file that users never get.
    writeFileSync(
      path.join(output, 'stacks', 'orders', 'zz_override.tf.json'),
      JSON.stringify({
        provider: {
          aws: [
            {
              region: 'us-east-1',
              access_key: 'test',
              secret_key: 'test',
              skip_credentials_validation: true,
              skip_requesting_account_id: true,
              skip_metadata_api_check: true,
            },
          ],
        },
      }),
    );
    const env = 'terraform' in found ? found.terraform.env : {};
    const { status, output: text } = cdktf(['diff', '--skip-provider-lock', 'orders'], env);
    expect(text).toMatch(/Plan: \d+ to add, 0 to change, 0 to destroy/);
    expect(status).toBe(0);
  });

  it('synthesizes what `portcullis synth` writes, byte for byte', () => {
    const env = { ...variables, PORTCULLIS_ENVIRONMENT: 'test' };
    expect(cdktf(['synth'], env).status).toBe(0);
    const own = path.join(output, 'own');
    const bin = path.join(root, 'bin', 'portcullis.js');
    const { status, stderr } = spawnSync(process.execPath, [bin, 'synth', '--out', own], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    expect(status, stderr).toBe(0);
    const files = filesBelow(path.join(own, 'stacks'));
    expect(files).toContain('orders-test/cdk.tf.json');
    for (const name of files) {
      const read = (from: string) => readFileSync(path.join(from, 'stacks', name));
      expectSameFile(name, read(own), read(output));
    }
  });
});
