// Runs a command as a whole process and reads what the operating system counted for it.

import { spawnSync } from 'node:child_process';

export interface Measured {
  /** Medians over the runs that ended. */
  readonly seconds: number;
  /** Of all processors, user and system: what a loaded machine changes least. */
  readonly cpuSeconds: number;
  /** Of the largest process. */
  readonly megabytes: number;
  readonly status: number;
  /** What the command said last, where it did not do its work. */
  readonly said: string;
}

export interface Limits {
  readonly runs: number;
  /** For one run, in seconds. */
  readonly timeout: number;
  readonly cwd: string;
}

/** Tells of its own process when that ends; in each Node.js process that the command starts. */
const METER = `data:text/javascript,${encodeURIComponent(
  `process.on('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    process.stderr.write('\\nMETER ' + [maxRSS, userCPUTime + systemCPUTime].join(' ') + '\\n');
  });`,
)}`;

/** Medians of a Node.js command; one that takes longer than half a minute is run once. `undefined`: it never ended. */
export function measure(args: readonly string[], limits: Limits): Measured | undefined {
  const runs: Measured[] = [];
  // The first run warms caches and, in a checkout, builds.
  for (let run = 0; run <= limits.runs; run++) {
    const one = once(args, limits);
    if (!one) return undefined;
    if (one.seconds > 30) return one;
    if (run > 0) runs.push(one);
  }
  const middle = (of: (one: Measured) => number) =>
    runs.map(of).sort((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
  return {
    seconds: middle(({ seconds }) => seconds),
    cpuSeconds: middle(({ cpuSeconds }) => cpuSeconds),
    megabytes: middle(({ megabytes }) => megabytes),
    status: runs[0]?.status ?? 1,
    said: runs[0]?.said ?? '',
  };
}

function once(args: readonly string[], { timeout, cwd }: Limits): Measured | undefined {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    timeout: timeout * 1000,
    killSignal: 'SIGKILL',
    env: { ...process.env, CI: '1', REDOCLY_TELEMETRY: 'off', NODE_OPTIONS: `--import ${METER}` },
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const processes = [...stderr.matchAll(/^METER (\d+) (\d+)$/gm)];
  if (status === null || processes.length === 0) return undefined;
  const microseconds = processes.reduce((sum, [, , one]) => sum + Number(one), 0);
  const kilobytes = Math.max(...processes.map(([, one]) => Number(one)));
  const lines = `${stdout}\n${stderr}`
    .split('\n')
    .filter((line) => /error|exceed|cannot/i.test(line));
  return {
    seconds,
    cpuSeconds: microseconds / 1e6,
    megabytes: kilobytes / 1024,
    status,
    said: (lines.find((line) => line.includes('#1')) ?? lines.at(0) ?? '').trim().slice(0, 90),
  };
}
