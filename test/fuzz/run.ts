// npm run fuzz: looks for documents that break a promise, for as long as it is told to. Prints the smallest one
// it finds, and ends. `--seconds 600 --seed 1 --only yaml`; the same seed finds the same.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { buildIfStale } from '../../scripts/build.js';
import { document, type Json } from './grammar.js';
import { mangled, mutated, reduced } from './mutations.js';
import { type Files, isLowered, isRead, isSynthesized } from './promises.js';

interface Target {
  readonly name: string;
  readonly files: fc.Arbitrary<Files>;
  /** How a document is written, where it is made as data. */
  readonly write?: (document: Json) => Files;
  readonly holds: (files: Files) => Promise<void>;
  /** Documents in one turn. */
  readonly runs: number;
}

interface Settings {
  readonly seed: number;
  readonly seconds: number;
  readonly only?: string;
}

/** Seconds of processor time: a document that takes as long hangs. A busy machine may give none for minutes. */
const HANGS = 120;
/** Seconds on the clock, for a document that waits for something. */
const SLEEPS = 3600;

const root = path.join(import.meta.dirname, '../..');
const texts = seeds();
const documents = texts.map(
  (text) => parse(text, { logLevel: 'silent', maxAliasCount: -1 }) as Json,
);
const asJson = (value: Json): Files => ({ 'openapi.json': JSON.stringify(value), ...OTHER });
const asYaml = (value: Json): Files => ({ 'openapi.yaml': stringify(value), ...OTHER });
const OTHER: Files = {
  'other.yaml':
    'x: { type: object, properties: { a: { $ref: "openapi.yaml#/info" } } }\ntype: string\n',
};

function made(
  name: string,
  value: fc.Arbitrary<Json>,
  write: Target['write'] & {},
  rest: Pick<Target, 'holds' | 'runs'>,
): Target {
  return { name, files: value.map(write), write, ...rest };
}

const TARGETS: readonly Target[] = [
  made('grammar', document, asJson, { holds: isLowered, runs: 100 }),
  made('mutation', mutated(documents), asJson, { holds: isLowered, runs: 50 }),
  made('synth', document, asYaml, { holds: isSynthesized, runs: 5 }),
  made('synth-mutation', mutated(documents), asYaml, { holds: isSynthesized, runs: 5 }),
  {
    name: 'yaml',
    files: mangled(texts).map((bytes) => ({ 'openapi.yaml': bytes })),
    holds: isRead,
    runs: 200,
  },
  {
    name: 'json',
    files: mangled(documents.map((one) => JSON.stringify(one, null, 1))).map((bytes) => ({
      'openapi.json': bytes,
    })),
    holds: isRead,
    runs: 200,
  },
];

/** Small documents that hold everything: the examples, and what the lowering is tested with. */
function seeds(): string[] {
  const cases = path.join(root, 'test/cases');
  const specs = ['orders', 'inventory'].map((name) => path.join(root, 'specs', `${name}.yaml`));
  const all = [...specs, ...readdirSync(cases).map((name) => path.join(cases, name, 'spec.yaml'))];
  return all.map((file) => readFileSync(file, 'utf8'));
}

async function fuzz({ seed, seconds, only }: Settings): Promise<void> {
  const targets = TARGETS.filter(({ name }) => only === undefined || name === only);
  if (targets.length === 0)
    throw new Error(`no target ${only}; there are ${TARGETS.map(({ name }) => name).join(', ')}`);
  const counts = new Map<string, number>();
  const end = Date.now() + seconds * 1000;
  for (let turn = 0; Date.now() < end; turn++) {
    for (const target of targets) {
      const found = await search(target, seed + turn);
      counts.set(target.name, (counts.get(target.name) ?? 0) + target.runs);
      if (found === undefined) continue;
      console.log(found);
      process.exitCode = 1;
      return;
    }
  }
  const done = [...counts].map(([name, count]) => `${name} ${count}`).join(', ');
  console.log(`nothing found; documents: ${done}; seed ${seed}`);
}

/** The smallest document that breaks a promise, with how to find it again. */
async function search(target: Target, seed: number): Promise<string | undefined> {
  const { name, files, holds, runs } = target;
  const property = fc.asyncProperty(files, async (given) => {
    parentPort?.postMessage(given);
    await holds(given);
  });
  const result = await fc.check(property, { seed, numRuns: runs });
  if (!result.failed) return undefined;
  const [smallest] = result.counterexample ?? [];
  const error = result.errorInstance;
  return [
    `${name}: ${error instanceof Error ? error.stack : String(error)}`,
    `after ${result.numRuns} documents and ${result.numShrinks} steps of shrinking:`,
    ...shown(await withoutTheRest(target, smallest ?? {}, error)),
    `again: npm run fuzz -- --only ${name} --seed ${seed}`,
  ].join('\n');
}

/** What stays of a document when everything is left out that the same failure does not need. */
async function withoutTheRest(
  { write, holds }: Target,
  files: Files,
  error: unknown,
): Promise<Files> {
  const [text] = Object.values(files);
  if (!write || typeof text !== 'string') return files;
  const end = Date.now() + 60_000;
  const same = async (document: Json): Promise<boolean> => {
    if (Date.now() > end) return false;
    try {
      await holds(write(document));
      return false;
    } catch (other) {
      return kindOf(other) === kindOf(error);
    }
  };
  return write(await reduced(parse(text, { logLevel: 'silent' }) as Json, same));
}

/** What failed, without the names in it. */
function kindOf(error: unknown): string {
  return (
    String(error)
      .split('\n')[0]
      ?.replace(/[^a-z ]+/gi, '') ?? ''
  );
}

function shown(files: Files): string[] {
  const names = Object.keys(files).filter((name) => name !== 'other.yaml');
  return names.flatMap((name) => {
    const content = files[name] ?? '';
    const text = Buffer.from(content).toString('utf8');
    const isText = Buffer.from(text).equals(Buffer.from(content));
    return [
      `--- ${name}${isText ? '' : ' (base64)'}`,
      isText ? text : Buffer.from(content).toString('base64'),
    ];
  });
}

/** Runs in a thread of its own, so that this one can tell which document never ends. */
function watch(settings: Settings): void {
  // A thread does not inherit what makes TypeScript run.
  const start = `import('tsx/esm/api').then(({ register }) => { register(); import(${JSON.stringify(import.meta.url)}); })`;
  const worker = new Worker(start, { eval: true, workerData: settings });
  let current: Files = {};
  let since = { cpu: process.cpuUsage(), clock: Date.now() };
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(since.cpu);
    if (user + system < HANGS * 1e6 && Date.now() - since.clock < SLEEPS * 1000) return;
    console.log(['never ends:', ...shown(current)].join('\n'));
    process.exit(1);
  }, 1000);
  worker.on('message', (files: Files) => {
    current = files;
    since = { cpu: process.cpuUsage(), clock: Date.now() };
  });
  worker.on('error', (error) => {
    console.log([`ended by ${error.message}:`, ...shown(current)].join('\n'));
    process.exitCode = 1;
  });
  worker.on('exit', (code) => {
    clearInterval(timer);
    process.exitCode ||= code;
  });
}

if (isMainThread) {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      only: { type: 'string' },
    },
  });
  const { seconds, seed, only } = values;
  // What is synthesized carries the authorizer function as it was built.
  await buildIfStale();
  watch({ seconds: Number(seconds), seed: Number(seed), ...(only !== undefined && { only }) });
} else await fuzz(workerData as Settings);
