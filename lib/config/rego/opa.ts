// Rego files, evaluated by the `opa` command where it is installed.
// https://www.openpolicyagent.org/docs/latest/cli/#eval

import { spawnSync } from 'node:child_process';
import { ENTRYPOINT, type RegoEngine } from './engine.js';

/** Milliseconds that one evaluation may take. */
const TIME_LIMIT = 10_000;
const QUERY = `data.${ENTRYPOINT.replace('/', '.')}`;

interface OpaOutput {
  readonly result?: readonly { readonly expressions?: readonly { readonly value?: unknown }[] }[];
  readonly errors?: readonly {
    readonly message?: string;
    readonly location?: { readonly file?: string; readonly row?: number; readonly col?: number };
  }[];
}

export function opaEngine(files: readonly string[], name: string): RegoEngine {
  const args = ['eval', '--format', 'json', '--stdin-input'];
  for (const file of files) args.push('--data', file);
  return { name, evaluate: (input) => run([...args, QUERY], input) };
}

function run(args: readonly string[], input: object): unknown {
  const { error, signal, status, stdout, stderr } = spawnSync('opa', args, {
    input: JSON.stringify(input),
    encoding: 'utf8',
    timeout: TIME_LIMIT,
    maxBuffer: 1 << 28,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    throw new Error('`opa` is not installed: install it, or compile the rules to WebAssembly');
  if (signal !== null) throw new Error(`opa took longer than ${TIME_LIMIT / 1000} s`);
  if (error) throw error;
  const output = parse(stdout);
  if (status !== 0 || output?.errors || !output) throw new Error(problemOf(output, stderr));
  return output.result?.[0]?.expressions?.[0]?.value;
}

function parse(text: string): OpaOutput | undefined {
  try {
    return JSON.parse(text) as OpaOutput;
  } catch {
    return undefined;
  }
}

function problemOf(output: OpaOutput | undefined, stderr: string): string {
  const [first] = output?.errors ?? [];
  if (!first) return stderr.trim().split('\n')[0] || 'opa gave no answer';
  const { file, row, col } = first.location ?? {};
  return `${file ? `${file}:${row}:${col}: ` : ''}${first.message}`;
}
