// What `npm pack` makes: everything a user needs, nothing else, and it works where only it is installed.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLOSED } from './cli/run.js';
import { cdktfMissing } from './terraform/run-cdktf.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(path.join(os.tmpdir(), 'portcullis-package-'));
const user = path.join(work, 'user');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const npm = (folder: string, ...args: string[]) =>
  execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

beforeAll(() => {
  // A copy is packed: `prepack` empties dist/, which other tests are using.
  const copy = path.join(work, 'copy');
  for (const name of execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean)) {
    if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(copy, name));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  npm(copy, 'pack', '--pack-destination', work);
  const [tarball = ''] = readdirSync(work).filter((name) => name.endsWith('.tgz'));
  const installed = path.join(user, 'node_modules', 'portcullis');
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(work, tarball), '-C', installed, '--strip-components=1']);
  // Dependencies and peers come from this project's own installation, so that the test needs no network.
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === 'portcullis') continue;
    symlinkSync(path.join(root, 'node_modules', name), path.join(user, 'node_modules', name));
  }
  mkdirSync(path.join(user, 'specs'));
  writeFileSync(path.join(user, 'package.json'), '{ "type": "module" }');
  writeFileSync(path.join(user, 'specs', 'orders.yaml'), CLOSED);
});

describe('the package', () => {
  it('holds what a user needs and nothing else', () => {
    const installed = path.join(user, 'node_modules', 'portcullis');
    expect(readdirSync(installed).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'NOTICE',
      'README.md',
      'action.yml',
      'bin',
      'ci',
      'dist',
      'package.json',
    ]);
    for (const file of [
      'runtime/authorizer.mjs',
      'x-gateway.schema.json',
      'rules/kms-key-rotates/rule.md',
      'types/lib/index.d.ts',
    ]) {
      expect(existsSync(path.join(installed, 'dist', file)), file).toBe(true);
    }
  });

  it('synthesizes in an empty project with its command', () => {
    const bin = path.join('node_modules', 'portcullis', 'bin', 'portcullis.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'synth'], {
      cwd: user,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(
      /^✓ 0 errors, 0 warnings \(\d+ rules on specs\/orders\.yaml\)\n1 stack written\n$/,
    );
    expect([status, stdout]).toEqual([0, 'cdktf.out/stacks/orders/cdk.tf.json\n']);
    const explained = spawnSync(process.execPath, [bin, 'explain', 'kms-key-rotates'], {
      cwd: user,
      encoding: 'utf8',
    });
    expect(explained.stdout).toContain('# kms-key-rotates');
  });

  it('is a library: stacks, testing helpers and the JSON Schema', () => {
    const script = `
      import { App } from 'cdktf';
      import { GatewayStack, loadApi } from 'portcullis';
      import { checkText } from 'portcullis/testing';
      import schema from 'portcullis/schema.json' with { type: 'json' };
      const { value: model } = await loadApi('specs/orders.yaml');
      const app = new App({ outdir: 'out' });
      new GatewayStack(app, 'orders', { model, region: 'eu-central-1' });
      app.synth();
      const { findings } = await checkText('openapi: 3.1.0\\ninfo: { title: T, version: 1.0.0 }\\npaths: { /a: { get: { responses: { "200": { description: ok } } } } }');
      console.log(JSON.stringify([schema.title, findings.map(({ rule }) => rule).includes('operation-has-authentication')]));`;
    writeFileSync(path.join(user, 'app.js'), script);
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', 'app.js'], {
      cwd: user,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(['x-gateway', true]);
    expect(existsSync(path.join(user, 'out', 'stacks', 'orders', 'cdk.tf.json'))).toBe(true);
  });

  it.skipIf(cdktfMissing)(
    'makes a project that cdktf synthesizes, and that a failing rule stops',
    () => {
      const made = path.join(work, 'made');
      mkdirSync(made);
      const bin = path.join(user, 'node_modules', 'portcullis', 'bin', 'portcullis.js');
      expect(spawnSync(process.execPath, [bin, 'init'], { cwd: made }).status).toBe(0);
      symlinkSync(path.join(user, 'node_modules'), path.join(made, 'node_modules'));
      const cdktf = (...args: string[]) =>
        spawnSync(process.execPath, ['node_modules/cdktf-cli/bundle/bin/cdktf', ...args], {
          cwd: made,
          encoding: 'utf8',
          env: { ...process.env, CI: '1', CHECKPOINT_DISABLE: '1' },
        });
      const { status, stdout } = cdktf('synth');
      expect(stdout).toContain('Generated Terraform code for the stacks: example');
      expect(status).toBe(0);
      expect(existsSync(path.join(made, 'cdktf.out', 'stacks', 'example', 'cdk.tf.json'))).toBe(
        true,
      );
      // The rules judge what users add as well. Without the command line, which takes most of the time.
      writeFileSync(
        path.join(made, 'main.ts'),
        `import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { synthesizeProject } from 'portcullis/app';
await synthesizeProject({
  extend: (stack, model) => void new KmsKey(stack, model.annotations.root.name + '-mine', {}),
});
`,
      );
      const refused = spawnSync(process.execPath, ['--import', 'tsx', 'main.ts'], {
        cwd: made,
        encoding: 'utf8',
      });
      expect(refused.stderr).toMatch(/^main\.ts:3:1 error kms-key-rotates: .*example-mine/m);
      expect(refused.status).toBe(1);
    },
    60_000,
  );
});
