// Rules in Rego: compiled, through OPA's own SDK; and as text, through a stand-in for the `opa` command.

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { createTarGzip } from 'nanotar';
import { afterEach, describe, expect, it } from 'vitest';
import { readProject } from '../../lib/config/index.js';
import {
  evaluate,
  inFile,
  inputDocument,
  inputJsonSchema,
  readTerraform,
} from '../../lib/policy/index.js';
import { SourceFile } from '../../lib/source/index.js';
import { checkText } from '../../lib/testing/index.js';

const WASM = path.join(import.meta.dirname, 'rego-policy.wasm');
const PATH = process.env['PATH'];
const folders: string[] = [];
afterEach(() => {
  process.env['PATH'] = PATH;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'portcullis-rego-'));
  folders.push(made);
  mkdirSync(path.join(made, 'policies'));
  return made;
}

const terraform = (json: object) => {
  const text = JSON.stringify(json);
  const source = new SourceFile('main.tf.json', '/main.tf.json', text);
  return { terraform: readTerraform(json, inFile(source)) };
};
const KEYS = terraform({ resource: { aws_kms_key: { a: {} }, aws_s3_bucket: { b: {} } } });
const BUCKETS = terraform({ resource: { aws_s3_bucket: { b: {} } } });

async function own(cwd: string) {
  const { value, diagnostics } = await readProject({ cwd, policies: 'policies' });
  const rules = (value?.policy.catalogue ?? []).filter(({ id }) => id.startsWith('acme-'));
  const found = (subject: object) =>
    evaluate(subject, { rules }).findings.map(
      ({ rule, verdict, message, at }) => `${rule} ${verdict} ${at.file}${at.pointer}: ${message}`,
    );
  return { rules, found, told: diagnostics.map(({ code, message }) => `${code} ${message}`) };
}

describe('compiled rules', () => {
  it('are read from a policy.wasm', async () => {
    const cwd = folder();
    cpSync(WASM, path.join(cwd, 'policies/policy.wasm'));
    const { rules, found, told } = await own(cwd);
    expect(told).toEqual([]);
    expect(rules.map(({ id, severity, group }) => [id, severity, group])).toEqual([
      ['acme-keys-are-central', 'error', 'hygiene'],
    ]);
    expect(found(BUCKETS)).toEqual([]);
    expect(found(KEYS)).toEqual([
      'acme-keys-are-central fail main.tf.json/resource/aws_kms_key/a: a key is made here',
    ]);
  });

  it('are read from a bundle', async () => {
    const cwd = folder();
    const bundle = await createTarGzip([
      { name: '/data.json', data: '{}' },
      { name: '/policy.wasm', data: new Uint8Array(readFileSync(WASM)) },
    ]);
    writeFileSync(path.join(cwd, 'policies/bundle.tar.gz'), bundle);
    expect((await own(cwd)).found(KEYS)).toHaveLength(1);
  });

  it.each([
    ['policy.wasm', new Uint8Array([1, 2, 3]), /holds no rules: WebAssembly/],
    ['bundle.tar.gz', 'none', /holds no rules: /],
  ])('that are none are refused: %s', async (name, content, message) => {
    const cwd = folder();
    writeFileSync(path.join(cwd, 'policies', name), content);
    const { told } = await own(cwd);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
  });
});

/** An `opa` that answers `data.portcullis.rules` with what a script makes of the input. */
function withOpa(cwd: string, script: string): void {
  const file = path.join(cwd, 'bin/opa');
  mkdirSync(path.dirname(file));
  writeFileSync(
    file,
    `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs');
const input = JSON.parse(readFileSync(0, 'utf8'));
writeFileSync(${JSON.stringify(path.join(cwd, 'arguments'))}, JSON.stringify(process.argv.slice(2)));
const metadata = { id: 'acme-x', title: 't', severity: 'warning', risk: 'r', hint: 'h' };
const answer = (x) => console.log(JSON.stringify({ result: [{ expressions: [{ value: { x: { metadata, ...x } } }] }] }));
${script}
`,
  );
  chmodSync(file, 0o755);
  process.env['PATH'] = `${path.dirname(file)}${path.delimiter}${PATH}`;
}

describe('rules in Rego', () => {
  const rego = (cwd: string) => {
    writeFileSync(path.join(cwd, 'policies/a.rego'), 'package portcullis.rules.x\n');
    writeFileSync(path.join(cwd, 'policies/a_test.rego'), 'package tests\n');
  };

  it('are evaluated by opa, at the places of the input', async () => {
    const cwd = folder();
    rego(cwd);
    withOpa(
      cwd,
      `const resources = input.terraform?.resources ?? [];
       answer({
         applies: resources.length > 0,
         deny: resources.map(({ address, at }) => ({ message: address, at: at + '/policy', of: address })),
         unknown: resources.map(({ at }) => ({ message: 'who knows', at })).slice(0, 1),
       });`,
    );
    const { found, told } = await own(cwd);
    expect(told).toEqual([]);
    expect(found(BUCKETS)).toEqual([
      'acme-x fail main.tf.json/resource/aws_s3_bucket/b/policy: aws_s3_bucket.b',
      'acme-x unknown main.tf.json/resource/aws_s3_bucket/b: who knows',
    ]);
    expect(JSON.parse(readFileSync(path.join(cwd, 'arguments'), 'utf8'))).toEqual([
      'eval',
      '--format',
      'json',
      '--stdin-input',
      '--data',
      path.join(cwd, 'policies/a.rego'),
      'data.portcullis.rules',
    ]);
  });

  it.each([
    [
      'gives garbage',
      "answer(input.terraform ? { deny: [{ msg: 'x' }] } : {})",
      /^acme-x error .*could not be evaluated: deny\.0/,
    ],
    [
      'names a place that is not there',
      "answer({ deny: [{ message: 'm', at: 'a.yaml#/x' }] })",
      /could not be evaluated: `a\.yaml#\/x` is no place of the input/,
    ],
    [
      'fails',
      "if (input.terraform) { console.log(JSON.stringify({ errors: [{ message: 'div by zero', location: { file: 'a.rego', row: 3, col: 5 } }] })); process.exit(2); } answer({})",
      /could not be evaluated: a\.rego:3:5: div by zero/,
    ],
  ])('that %s fail the run, with their name', async (_, script, message) => {
    const cwd = folder();
    rego(cwd);
    withOpa(cwd, script);
    const { found } = await own(cwd);
    expect(found(BUCKETS)).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    [
      'without metadata',
      'console.log(JSON.stringify({ result: [{ expressions: [{ value: { x: {} } }] }] }))',
      'CONF-008 `policies/a.rego` holds no rules: package portcullis.rules.x: metadata: Invalid input: expected object, received undefined',
    ],
    [
      'without a package',
      "console.log('{}')",
      'CONF-008 `policies/a.rego` holds no rules: it has no package below `portcullis.rules`',
    ],
    [
      'that opa cannot read',
      "console.log(JSON.stringify({ errors: [{ message: 'rego_parse_error: x' }] })); process.exit(2)",
      'CONF-008 `policies/a.rego` holds no rules: rego_parse_error: x',
    ],
  ])('%s are refused', async (_, script, message) => {
    const cwd = folder();
    rego(cwd);
    withOpa(cwd, script);
    expect((await own(cwd)).told).toEqual([message]);
  });

  it('need opa', async () => {
    const cwd = folder();
    rego(cwd);
    process.env['PATH'] = cwd;
    expect((await own(cwd)).told).toEqual([
      'CONF-008 `policies/a.rego` holds no rules: `opa` is not installed: install it, or compile the rules to WebAssembly',
    ]);
  });

  it.skipIf(spawnSync('opa', ['version']).error !== undefined)(
    'of this project are good Rego',
    () => {
      const rules = path.join(import.meta.dirname, '../../policies/rego');
      expect(spawnSync('opa', ['check', '--strict', rules]).status).toBe(0);
    },
  );
});

describe('the input', () => {
  const validate = new Ajv2020({ strict: false }).compile(inputJsonSchema());

  it.each(['orders', 'inventory'])('of %s is as its schema says', async (name) => {
    const text = readFileSync(path.join(import.meta.dirname, `../../specs/${name}.yaml`), 'utf8');
    const { model, plan } = await checkText(text, {
      rules: [],
      variables: {
        certificateArn:
          'arn:aws:acm:us-east-1:111122223333:certificate/01234567-89ab-cdef-0123-456789abcdef',
        zoneId: 'Z1',
        truststoreVersion: '1',
      },
    });
    const { document } = inputDocument({ ...(model && { model }), ...(plan && { plan }) });
    validate(document);
    expect(validate.errors).toBeNull();
    expect(Object.keys(document)).toEqual(['portcullis', 'api', 'plan']);
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
  });

  it('says of Terraform what is known, and what is not', () => {
    const { document, places } = inputDocument(
      terraform({
        resource: { aws_kms_key: { a: { policy: '${var.p}', enable_key_rotation: true } } },
      }),
    );
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.terraform).toMatchObject({
      kind: 'configuration',
      resources: [
        {
          address: 'aws_kms_key.a',
          generated: false,
          values: { enable_key_rotation: true, policy: { unknown: '${var.p}' } },
          at: 'main.tf.json#/resource/aws_kms_key/a',
        },
      ],
    });
    expect(places.has('main.tf.json#/resource/aws_kms_key/a')).toBe(true);
  });
});
