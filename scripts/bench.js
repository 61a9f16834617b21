// npm run bench: timings and memory, shown and kept in bench/README.md.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { installIfNeeded, root } from './install.js';

installIfNeeded();
const { stdout, status } = spawnSync('node', ['--import', 'tsx', 'bench/run.ts'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.stdout.write(stdout);
if (status === 0) writeFileSync(path.join(root, 'bench', 'README.md'), stdout);
process.exitCode = status ?? 1;
