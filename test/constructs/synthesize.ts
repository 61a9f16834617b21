// Makes the Terraform JSON of constructs in a stack, as a test needs it.

import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { App, TerraformStack } from 'cdktf';
import { expect } from 'vitest';
import { useProviderRange } from '../../lib/constructs/index.js';

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export interface TerraformJson {
  readonly terraform: Readonly<Record<string, unknown>>;
  readonly locals?: Readonly<Record<string, unknown>>;
  readonly resource: Blocks;
  readonly data: Blocks;
}

/** The JSON of a stack that `build` fills. */
export function synthesize(build: (stack: TerraformStack) => void): TerraformJson {
  const stack = new TerraformStack(new App({ outdir: emptyFolder() }), 'test');
  new AwsProvider(stack, 'aws', { region: 'eu-west-1' });
  useProviderRange(stack);
  build(stack);
  stack.prepareStack();
  return JSON.parse(JSON.stringify(stack.toTerraform())) as TerraformJson;
}

/** The only resource of a type; fails when there are more or none. */
export function only(json: TerraformJson, type: string): Readonly<Record<string, unknown>> {
  const found = Object.values(json.resource[type] ?? {});
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${found.length} resources of type ${type}`);
  return first;
}

export function emptyFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'portcullis-test-'));
}

/** A file that stands for the bundle of the authorizer function. */
export function stubBundle(): string {
  const file = path.join(emptyFolder(), 'authorizer.mjs');
  writeFileSync(file, 'export const handler = () => {};\n');
  return file;
}

const isTerrain = createRequire(import.meta.url)('cdktf/package.json').name === 'cdktn';

/** The same bytes as cdktf writes; as CDK Terrain, which writes empty lists and maps on one line, the same content. */
export function expectSameFile(name: string, ours: Buffer, theirs: Buffer | undefined): void {
  if (isTerrain && name.endsWith('.json')) {
    expect(JSON.parse(String(ours))).toEqual(JSON.parse(String(theirs)));
  } else expect(ours.equals(theirs ?? Buffer.alloc(0)), name).toBe(true);
}
