// What holds for every document, whatever is in it. Throws when it does not: that is what the fuzzer looks for.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Diagnostic, hasErrors } from '../../lib/diagnostics/index.js';
import { loadApi } from '../../lib/model/index.js';
import { awsVariables, planGateway } from '../../lib/plan/index.js';
import { evaluate, readTerraform, rules } from '../../lib/policy/index.js';
import { loadSpec } from '../../lib/spec/index.js';
import { synthesize } from '../../stacks/synthesize.js';
import { refusals } from './refusals.js';

/** A specification and the files beside it, by name; the first one is the specification. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The most that a document of a few kilobytes may take, in milliseconds. */
const SOON = 10_000;

const LOAD = {
  defaultBackend: 'https://backend.example.com',
  variables: {
    certificateArn:
      'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
    zoneId: 'Z0123456789ABCDEFGHIJ',
    truststoreVersion: '1',
  },
};

/** Reading a file answers with diagnostics or a document. */
export async function isRead(files: Files): Promise<void> {
  await within(files, async (entry) => {
    const { value, diagnostics } = await loadSpec(entry);
    assertAnswered(value, diagnostics);
  });
}

/** The whole way to the body answers, the same each time, and what comes out is imported. */
export async function isLowered(files: Files): Promise<void> {
  await within(files, async (entry) => {
    const once = await lower(entry);
    if (!once) return;
    assert.deepEqual(once.flatMap(refusals), [], 'the body would be refused');
    assert.equal(JSON.stringify(await lower(entry)), JSON.stringify(once), 'two runs differ');
  });
}

/** The way to Terraform's JSON too, and no rule fails to decide; of what is read in part, every rule comes to an end. */
export async function isSynthesized(files: Files): Promise<void> {
  await within(files, async (entry) => {
    const { value: model, partial } = await loadApi(entry, LOAD);
    if (partial) evaluate({ model: partial }, { rules });
    if (!model) return;
    const { plan, terraform, diagnostics } = synthesize(model);
    assertAnswered(plan, diagnostics);
    if (!plan || !terraform) return;
    const subject = { model, plan, terraform: readTerraform(terraform, () => model.at) };
    const { findings } = evaluate(subject, { rules });
    const failed = findings.filter(({ verdict }) => verdict === 'error');
    assert.deepEqual(
      failed.map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
  });
}

async function lower(entry: string) {
  const { value: model, diagnostics } = await loadApi(entry, LOAD);
  assertAnswered(model, diagnostics);
  if (!model) return undefined;
  const planned = planGateway(model, { references: awsVariables(model) });
  assertAnswered(planned.value, planned.diagnostics);
  return planned.value?.shards.map(({ body }) => body);
}

function assertAnswered(value: unknown, diagnostics: readonly Diagnostic[]): void {
  assert.ok(value !== undefined || hasErrors(diagnostics), 'no value and no error');
  for (const { at, file, code, message } of diagnostics) {
    assert.ok(at ? at.line >= 1 && at.column >= 1 : file !== undefined, `${code} has no place`);
    assert.doesNotMatch(
      message,
      /\[object Object\]|\bundefined\b|\bNaN\b/,
      `${code} tells nothing`,
    );
  }
}

/** Runs on files of a folder of their own, as the command line does. */
async function within(files: Files, run: (entry: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-fuzz-'));
  try {
    for (const [name, content] of Object.entries(files))
      writeFileSync(path.join(folder, name), content);
    const start = performance.now();
    await run(path.join(folder, Object.keys(files)[0] ?? ''));
    const took = performance.now() - start;
    assert.ok(took < SOON, `took ${(took / 1000).toFixed(1)} s`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
