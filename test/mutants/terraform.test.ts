// Every protection of the Terraform that is made of the examples, taken away one at a time, as a team that edits it
// by hand would be told by `portcullis check --terraform`.

import { beforeAll, describe, expect, it } from 'vitest';
import {
  applyPolicy,
  type Finding,
  identityOf,
  inFile,
  readTerraform,
  withoutKnown,
} from '../../lib/policy/index.js';
import { SourceFile } from '../../lib/source/index.js';
import { clinicFiles, Example, everyRule, readMutants } from './mutant.js';

interface TerraformMutant {
  readonly name: string;
  /** Path in the JSON, with names as they are before cdktf adds a hash. */
  readonly at: string;
  /** What is written there; it is removed where neither this nor `find` is given. */
  readonly to?: unknown;
  /** Must stand in the text at the path exactly once. */
  readonly find?: string;
  /** @default '' */
  readonly replace?: string;
  /** `<rule>` where it is the mutated resource that breaks it, `<rule> <address>` where it is another one. */
  readonly expect: readonly string[];
}

type Json = Record<string, unknown>;

const HASH = /_[0-9A-F]{8}(?![0-9A-F])/;

describe.each([
  ['terraform-orders.yaml', new Example('specs/orders.yaml')],
  ['terraform-inventory.yaml', new Example('specs/inventory.yaml')],
  ['terraform-clinic.yaml', new Example('specs/clinic/openapi.yaml', clinicFiles)],
])('%s', (table, example) => {
  let whole = '';
  let before: readonly Finding[] = [];
  beforeAll(async () => {
    whole = JSON.stringify((await example.check()).terraform);
    before = check(JSON.parse(whole));
  });

  it.each(readMutants<TerraformMutant>(table))('$name', (mutant) => {
    const json = JSON.parse(whole);
    mutate(json, mutant);
    const known = before.map((finding) => identityOf(finding));
    const { findings } = withoutKnown(check(json), known);
    const own = mutant.at.split('.').slice(1, 3).join('.');
    expect(findings.map(({ rule, of = '' }) => `${rule} ${of.replace(HASH, '')}`).sort()).toEqual(
      mutant.expect.map((one) => (one.includes(' ') ? one : `${one} ${own}`)).sort(),
    );
  });
});

function check(json: object): readonly Finding[] {
  const source = new SourceFile('cdk.tf.json', '/cdk.tf.json', JSON.stringify(json));
  return applyPolicy({ terraform: readTerraform(json, inFile(source)) }, everyRule).findings;
}

function mutate(json: Json, { at, to, find, replace = '' }: TerraformMutant): void {
  const keys = at.split('.');
  let parent = json;
  keys.slice(0, -1).forEach((key) => {
    parent = parent[keyIn(parent, key)] as Json;
  });
  const last = keys.at(-1) ?? '';
  const key = keyIn(parent, last, to !== undefined);
  if (find !== undefined) {
    const [head, tail, ...more] = String(parent[key]).split(find);
    if (tail === undefined || more.length > 0) throw new Error(`${at} holds not one ${find}`);
    parent[key] = `${head}${replace}${tail}`;
  } else if (to !== undefined) parent[key] = to;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
}

/** The key that is `name` before the hash. */
function keyIn(value: Json, name: string, mayBeNew = false): string {
  const found = Object.keys(value).filter((key) => key === name || key.replace(HASH, '') === name);
  if (found.length > 1 || (found.length === 0 && !mayBeNew))
    throw new Error(`${found.length} keys ${name} among ${Object.keys(value).join(', ')}`);
  return found[0] ?? name;
}
