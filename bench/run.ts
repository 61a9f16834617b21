// Time and memory of whole processes: our commands, the floor below them, and what others would use, on the same
// files in one run. `npm run bench` writes docs/bench.md and docs/bench.svg. `--runs 5 --timeout 300`.

import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildIfStale } from '../scripts/build.js';
import { type Measured, measure } from './measure.js';
import { installPeers, PEERS } from './peers.js';
import { type Line, plot } from './plot.js';
import { type Measurable, made, real } from './specifications.js';

const root = path.join(import.meta.dirname, '..');
const cache = path.join(import.meta.dirname, '.cache');
const COMMAND = path.join(import.meta.dirname, 'command.js');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    timeout: { type: 'string', default: '300' },
  },
});
const limits = { runs: Number(values.runs), timeout: Number(values.timeout), cwd: root };

interface Row {
  readonly what: string;
  readonly on: string;
  readonly measured: Measured | undefined;
  readonly works: readonly number[];
}

const rows: Row[] = [];

function row(
  what: string,
  on: string,
  args: readonly string[],
  works = [0],
  cwd = root,
): Measured | undefined {
  const measured = measure(args, { ...limits, cwd });
  rows.push({ what, on, measured, works });
  console.log(line({ what, on, measured, works }));
  return measured;
}

function ours(command: string, { name, file, cwd }: Measurable): Measured | undefined {
  const out = command === 'synth' ? ['--out', path.join(cache, 'out')] : [];
  const args = [command, file, '--backend', 'https://backend.example.com', ...out];
  return row(`portcullis ${command}`, name, [COMMAND, ...args], [0, 1], cwd);
}

function line({ what, on, measured, works }: Row): string {
  if (!measured) return `| ${what} | ${on} | never ended in ${limits.timeout} s | | | failed |`;
  const { seconds, cpuSeconds, megabytes, status, said } = measured;
  const outcome = works.includes(status)
    ? 'done'
    : `failed: exit code ${status}; ${said.replaceAll('|', '/')}`;
  const figures = [seconds.toFixed(2), cpuSeconds.toFixed(2), megabytes.toFixed(0)];
  return `| ${what} | ${on} | ${figures.join(' | ')} | ${outcome} |`;
}

await buildIfStale();
const peers = installPeers(cache);
const load = os.loadavg()[0] ?? 0;

row('node', 'nothing', ['-e', '0']);
row('node, importing cdktf', 'nothing', ['--input-type=module', '-e', "await import('cdktf')"]);

const growth: Line[] = [];
for (const command of ['check', 'synth']) {
  const points = [10, 100, 1000, 10_000].flatMap((operations) => {
    const measured = ours(command, made(operations, cache));
    return measured ? [[operations, measured.cpuSeconds] as const] : [];
  });
  growth.push({ name: command, points });
}
ours('body', made(10, cache));

for (const specification of [made(10, cache), ...real(root, cache)]) {
  const { name, file } = specification;
  const parser = file.endsWith('.json')
    ? `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'))`
    : `require('yaml').parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'), { maxAliasCount: -1 })`;
  row(file.endsWith('.json') ? 'JSON.parse' : 'yaml, parse', name, ['-e', parser]);
  if (!name.endsWith('operations'))
    for (const command of ['check', 'synth', 'body']) ours(command, specification);
  for (const peer of PEERS) row(peer.name, name, peer.args(file), [...peer.works], peers);
}

const head = [
  '# Benchmarks',
  '',
  'Whole processes, from start to exit: medians of seconds on the clock, of seconds of all processors, and of peak',
  `memory, over ${limits.runs} runs after a first one (what takes more than half a minute is run once). Written by`,
  '`npm run bench`, which installs the other tools in a folder of its own. A tool that does not do its work on a file is',
  'shown as failed, with what it says. `done`, for a linter, includes findings.',
  '',
  `Node.js ${process.versions.node}, ${os.cpus().length} processors, load of the machine before the run ${load.toFixed(1)}.`,
  ...(load > os.cpus().length
    ? ['**The machine was busy with other work: compare processor seconds, not the clock.**']
    : []),
  '',
  '![Processor seconds of check and synth over 10 to 10,000 operations](bench.svg)',
  '',
  '| what | on | seconds | processor seconds | peak memory (MB) | outcome |',
  '|---|---|---|---|---|---|',
];
writeFileSync(path.join(root, 'docs', 'bench.md'), `${[...head, ...rows.map(line)].join('\n')}\n`);
const title = 'Time grows with the number of operations';
writeFileSync(
  path.join(root, 'docs', 'bench.svg'),
  plot(title, 'operations', 'processor seconds', growth),
);
