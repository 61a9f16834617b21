// npm run test:cdktn: types and all tests, with CDK Terrain (cdktn) in the place of cdktf, in a copy of the project. Aliases
// are all it takes: the sources are the same, so their format and lint are left to `npm test`.

import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installIfNeeded, root } from './install.js';

const ALIASES = {
  cdktf: 'npm:cdktn@0.24',
  'cdktf-cli': 'npm:cdktn-cli@0.24',
  '@cdktf/provider-aws': 'npm:@cdktn/provider-aws@25',
  constructs: '10.7',
};

installIfNeeded();
console.log(`Types and all tests, with cdktn. Left out are format and lint, because the sources are the same; on Node.js
below 22.19 also the tests that run the command line of cdktn, which needs that.`);
const work = mkdtempSync(path.join(os.tmpdir(), 'portcullis-cdktn-'));
const copy = path.join(work, 'project');
try {
  copyProject();
  useAliases();
  const npm = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
  const succeeded =
    run('git', ['init', '--quiet']) &&
    run('npm', npm) &&
    run('npx', ['--no-install', 'tsc', '--noEmit']) &&
    run('npx', ['--no-install', 'vitest', 'run', ...process.argv.slice(2)]);
  process.exitCode = succeeded ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** What git knows or would add, and beside it the corpus, where there is one, as the tests look for it. */
function copyProject() {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const name of listed.split('\n').filter((one) => one && existsSync(path.join(root, one)))) {
    cpSync(path.join(root, name), path.join(copy, name));
  }
  const shared = path.join(root, '..', 'shared');
  if (existsSync(shared)) symlinkSync(shared, path.join(work, 'shared'));
}

function useAliases() {
  const file = path.join(copy, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  delete manifest.peerDependencies;
  Object.assign(manifest.devDependencies, ALIASES);
  writeFileSync(file, JSON.stringify(manifest, null, 2));
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: copy, stdio: 'inherit' });
  if (error) throw error;
  return status === 0;
}
