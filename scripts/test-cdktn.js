// npm run test:cdktn: the tests with CDK Terrain (cdktn) in the place of cdktf, in a copy of the project. Aliases
// are all it takes: the sources are the same.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installIfNeeded, root } from './install.js';

const ALIASES = {
  cdktf: 'npm:cdktn@0.24',
  '@cdktf/provider-aws': 'npm:@cdktn/provider-aws@25',
  constructs: '10.7',
};
/** What touches constructs: the rest does not know which of the two is there. */
const TESTS = [
  'test/constructs',
  'test/stacks',
  'test/policy',
  'test/terraform/specs.test.ts',
  'test/terraform/terraform.test.ts',
];

installIfNeeded();
const copy = mkdtempSync(path.join(os.tmpdir(), 'portcullis-cdktn-'));
try {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const name of listed.split('\n').filter((one) => one && existsSync(path.join(root, one)))) {
    cpSync(path.join(root, name), path.join(copy, name));
  }
  useAliases();
  run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']);
  process.exitCode = run('npx', [
    '--no-install',
    'vitest',
    'run',
    ...(process.argv.length > 2 ? process.argv.slice(2) : TESTS),
  ]);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** The command line of cdktf brings a cdktf of its own: it stays out of the copy. */
function useAliases() {
  const file = path.join(copy, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  delete manifest.peerDependencies;
  delete manifest.devDependencies['cdktf-cli'];
  Object.assign(manifest.devDependencies, ALIASES);
  writeFileSync(file, JSON.stringify(manifest, null, 2));
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: copy, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0 && command === 'npm') process.exit(status ?? 1);
  return status ?? 1;
}
