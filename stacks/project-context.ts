// The context that `cdktf` gives an app, for commands that run without it: cdktf.json of the project's folder, and over
// it CDKTF_CONTEXT_JSON.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../lib/diagnostics/index.js';
import { stackMessages } from './messages.js';
import type { ContextReader, ProcessEnvironment } from './settings.js';

const PROJECT = 'cdktf.json';
const VARIABLE = 'CDKTF_CONTEXT_JSON';

/** `folder`: of the project. @default the working directory */
export function projectContext(env: ProcessEnvironment, folder = '.'): Outcome<ContextReader> {
  const file = path.join(folder, PROJECT);
  const project = existsSync(file) ? read(PROJECT, readFileSync(file, 'utf8')) : nothing;
  const given = env[VARIABLE] ? read(VARIABLE, env[VARIABLE]) : nothing;
  const context = { ...objectOf(project.value?.['context']), ...given.value };
  return {
    value: (key) => context[key],
    diagnostics: [...project.diagnostics, ...given.diagnostics],
  };
}

type Read = Outcome<Readonly<Record<string, unknown>>>;
const nothing: Read = { diagnostics: [] };

function read(source: string, text: string): Read {
  try {
    return { value: objectOf(JSON.parse(text)), diagnostics: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { diagnostics: [stackMessages.report('STACK-004', undefined, { source, reason })] };
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
