#!/usr/bin/env node
// The command. In a checkout the sources may be newer than dist/: then they are built first. The published
// package has no sources, only dist/.

import { existsSync } from 'node:fs';
import module from 'node:module';

// Node.js 22.1 and newer keeps what it has compiled for the next run.
module.enableCompileCache?.();

if (existsSync(new URL('../lib/cli/main.ts', import.meta.url))) {
  const { buildIfStale } = await import('../scripts/build.js');
  await buildIfStale();
}
const { main } = await import('../dist/cli.js');
process.exitCode = await main(process.argv.slice(2));
