// Wall clock and peak memory of `check` and `synth`, as whole processes, against starting Node and importing
// cdktf alone. Prints a Markdown table; `npm run bench` keeps it in bench/README.md.

import { spawnSync } from 'node:child_process';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = path.join(root, 'bin', 'portcullis.js');
const github = path.join(root, 'node_modules/@octokit/openapi/generated/api.github.com.json');
const small = 'specs/orders.yaml';
const backend = ['--backend', 'https://backend.example.com'];
const out = ['--out', path.join(tmpdir(), 'portcullis-bench')];
const RUNS = 5;

const CASES: readonly (readonly [name: string, args: readonly string[]])[] = [
  ['node alone', ['-e', '0']],
  ['node and cdktf', ['--input-type=module', '-e', "await import('cdktf')"]],
  ['check, 5 operations', [bin, 'check', small]],
  ['synth, 5 operations', [bin, 'synth', small, ...out]],
  ['check, GitHub (1,200 operations, 13 MB)', [bin, 'check', github, ...backend]],
  ['synth, GitHub (1,200 operations, 13 MB)', [bin, 'synth', github, ...backend, ...out]],
];

/** Reports the peak memory of its own process when it ends. */
const METER = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\nPEAK ' + process.resourceUsage().maxRSS + '\\n'));",
)}`;

function measure(args: readonly string[]): {
  seconds: number;
  megabytes: number;
  status: number | null;
} {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--import', METER, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const kilobytes = Number(/PEAK (\d+)\s*$/.exec(stderr)?.[1] ?? Number.NaN);
  return { seconds, megabytes: kilobytes / 1024, status };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

console.log('# Benchmarks\n');
console.log(
  `Medians of ${RUNS} runs of whole processes; Node.js ${process.versions.node}, ${cpus().length} cores.`,
);
console.log('Written by `npm run bench`.\n');
console.log('| what | seconds | peak memory (MB) | exit code |\n|---|---|---|---|');
for (const [name, args] of CASES) {
  // The first run warms caches and, in a checkout, builds.
  measure(args);
  const runs = Array.from({ length: RUNS }, () => measure(args));
  const seconds = median(runs.map((one) => one.seconds)).toFixed(2);
  const megabytes = median(runs.map((one) => one.megabytes)).toFixed(0);
  console.log(`| ${name} | ${seconds} | ${megabytes} | ${runs[0]?.status} |`);
}
