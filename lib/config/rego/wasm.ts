// Rego that was compiled to WebAssembly (`opa build -t wasm`), alone or in a bundle, run by the SDK of Open Policy
// Agent, which is installed by those who use it.
// https://www.openpolicyagent.org/docs/latest/wasm/

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ENTRYPOINT, type RegoEngine } from './engine.js';

const SDK = '@open-policy-agent/opa-wasm';

interface Policy {
  readonly entrypoints: Readonly<Record<string, number>>;
  evaluate(input: object, entrypoint: string): readonly { readonly result?: unknown }[];
  setData(data: object): void;
}

interface Sdk {
  loadPolicy(wasm: Uint8Array): Promise<Policy>;
}

/**
 * A `policy.wasm`, or a bundle (`*.tar.gz`) that holds one.
 * @throws Error that says what is wrong with it, or that the SDK is not installed.
 */
export async function wasmEngine(file: string, name: string): Promise<RegoEngine> {
  const { loadPolicy } = await importSdk(path.dirname(file));
  const { wasm, data } = file.endsWith('.wasm')
    ? { wasm: readFileSync(file), data: undefined }
    : await readBundle(file);
  const policy = await loadPolicy(wasm);
  if (!Object.hasOwn(policy.entrypoints, ENTRYPOINT))
    throw new Error(`it has no entry point ${ENTRYPOINT}: build it with \`-e ${ENTRYPOINT}\``);
  if (data) policy.setData(data);
  return { name, evaluate: (input) => policy.evaluate(input, ENTRYPOINT)[0]?.result };
}

async function readBundle(file: string): Promise<{ wasm: Uint8Array; data?: object }> {
  const { parseTarGzip } = await import('nanotar');
  const entries = await parseTarGzip(readFileSync(file));
  const find = (wanted: string) =>
    entries.find(({ name }) => name.replace(/^\.?\//, '') === wanted)?.data;
  const wasm = find('policy.wasm');
  if (!wasm) throw new Error('the bundle has no policy.wasm: build it with `opa build -t wasm`');
  const data = find('data.json');
  return { wasm, ...(data && { data: JSON.parse(new TextDecoder().decode(data)) as object }) };
}

/** The SDK beside Portcullis, or else in the project: Portcullis may be installed globally. */
async function importSdk(folder: string): Promise<Sdk> {
  try {
    return (await import(SDK)) as unknown as Sdk;
  } catch {}
  try {
    const found = createRequire(path.join(folder, 'policy.js')).resolve(SDK);
    return (await import(pathToFileURL(found).href)) as unknown as Sdk;
  } catch {
    throw new Error(`${SDK} is not installed: npm install --save-dev ${SDK}`);
  }
}
