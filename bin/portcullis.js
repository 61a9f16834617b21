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
// A reader that leaves early, as `head` does, ends what is printed, not the command: its exit code stays true.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const { main } = await import('../dist/cli.js');
// Who ends the process from inside, a rule of the project's own for example, has checked nothing.
let ended = false;
process.on('exit', (code) => {
  if (ended || code !== 0) return;
  process.stderr.write('portcullis: something ended the process before the command was done\n');
  process.exitCode = 3;
});
const exitCode = await main(process.argv.slice(2));
ended = true;
process.exitCode = exitCode;
