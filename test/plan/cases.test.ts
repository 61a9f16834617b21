// Golden cases: a specification in, the import body and every diagnostic out.
// `UPDATE_GOLDENS=1` writes what is expected, never where `CI` is set.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, hasErrors, sortDiagnostics } from '../../lib/diagnostics/index.js';
import { loadApi } from '../../lib/model/load-api.js';
import { planGateway } from '../../lib/plan/index.js';
import { checkBody } from '../../lib/plan/preflight/index.js';
import { references } from './model-builder.js';

const CASES = join(import.meta.dirname, '../cases');
const isUpdating = process.env['UPDATE_GOLDENS'] === '1';
if (isUpdating && process.env['CI'])
  throw new Error('UPDATE_GOLDENS is for your own machine, not for CI');

const names = readdirSync(CASES)
  .filter((name) => /^\d\d-/.test(name))
  .sort();

async function lower(file: string) {
  const loaded = await loadApi(file);
  const planned = loaded.value && planGateway(loaded.value, { references });
  const diagnostics = sortDiagnostics([...loaded.diagnostics, ...(planned?.diagnostics ?? [])]);
  return { body: planned?.value?.shards[0]?.body, diagnostics };
}

function print({ at, code, severity, message, hint }: Diagnostic): string {
  const place = at ? `${at.line}:${at.column} ` : '';
  return `${place}${severity} ${code}: ${message}\n${hint === undefined ? '' : `  hint: ${hint}\n`}`;
}

function expectFile(path: string, content: string | undefined): void {
  if (isUpdating && content === undefined) rmSync(path, { force: true });
  if (isUpdating && content !== undefined) writeFileSync(path, content);
  expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined, path).toBe(content);
}

describe('cases', () => {
  it.each(names)('%s', async (name) => {
    const folder = join(CASES, name);
    const { body, diagnostics } = await lower(join(folder, 'spec.yaml'));
    expectFile(join(folder, 'expected.json'), body && `${JSON.stringify(body, null, 2)}\n`);
    expectFile(join(folder, 'expected.diagnostics.txt'), diagnostics.map(print).join(''));
    expect(body === undefined).toBe(hasErrors(diagnostics));
    if (body) expect(checkBody(body)).toEqual([]);
  });
});
