// npm run bench: time and memory, beside the tools of others; kept in docs/bench.md.

import { installIfNeeded, run } from './install.js';

installIfNeeded();
run('node', ['--import', 'tsx', 'bench/run.ts', ...process.argv.slice(2)]);
