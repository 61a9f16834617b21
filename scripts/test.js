// npm test: installs what is missing, then format and lint, types, tests.

import { installIfNeeded, run } from './install.js';

installIfNeeded();
run('npx', ['--no-install', 'biome', 'check', '--error-on-warnings', '.']);
run('npx', ['--no-install', 'tsc', '--noEmit']);
run('npx', ['--no-install', 'vitest', 'run', ...process.argv.slice(2)]);
