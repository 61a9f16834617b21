#!/usr/bin/env node
// The command. In a checkout the sources may be newer than dist/: then they are built first. The published
// package has no sources, only dist/.

import { existsSync } from 'node:fs';

if (existsSync(new URL('../lib/cli/main.ts', import.meta.url))) {
  const { buildIfStale } = await import('../scripts/build.js');
  await buildIfStale();
}
const { main } = await import('../dist/cli.js');
process.exitCode = await main(process.argv.slice(2));
