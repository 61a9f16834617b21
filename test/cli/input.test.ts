// Everything a command line can get wrong: a clear message, exit 2, nothing half-written, never a stack trace.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { rules } from '../../lib/policy/index.js';
import { BIN, CLOSED, OPEN, portcullis, project, type Result } from './run.js';

function expectRefusal({ code, err, out }: Result, ...parts: readonly string[]): void {
  expect(code, `${out}${err}`).toBe(2);
  for (const part of parts) expect(err + out).toContain(part);
  expect(err + out).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
}

describe('bad specifications', () => {
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  it.each<[name: string, content: string | Uint8Array, code: string]>([
    ['an empty file', '', 'SPEC-004'],
    ['a binary file', new Uint8Array([0, 1, 2, 3, 255, 0]), 'SPEC-005'],
    ['50 MB', ' '.repeat(50 * 1024 * 1024), 'SPEC-007'],
    ['deep nesting', deep, 'SPEC-008'],
    ['a list', '- a\n- b\n', 'SPEC-020'],
    ['a text', 'hello', 'SPEC-020'],
    ['another format', 'asyncapi: 2.0.0\n', 'SPEC-021'],
    ['OpenAPI 3.2', 'openapi: 3.2.0\n', 'SPEC-022'],
    ['a tab', 'openapi: 3.1.0\ninfo:\n\ttitle: x\n', 'SPEC-013'],
    ['a repeated key', `${OPEN}paths: {}\n`, 'SPEC-012'],
    ['a CloudFormation function', OPEN.replace('team-orders', '!Ref Team'), 'SPEC-016'],
    ['an unknown annotation', OPEN.replace('owner:', 'ownr:'), 'ANN-001'],
    ['a missing variable', OPEN.replace('team-orders', '"${team}"'), 'ANN-010'],
  ])('%s', (_, content, code) => {
    const folder = project({ 'api.yaml': content });
    for (const command of ['check', 'synth', 'body', 'routes']) {
      expectRefusal(portcullis(folder, command, 'api.yaml'), code, 'api.yaml');
    }
    expect(readdirSync(folder)).toEqual(['api.yaml']);
  });

  it.each<[name: string, value: string]>([
    ['a number for paths', 'paths: 5'],
    ['a list for paths', 'paths: [a]'],
    ['a text for an operation', 'paths: { /a: { get: hello } }'],
    ['a map for parameters', 'paths: { /a: { get: { parameters: { a: 1 }, responses: {} } } }'],
    ['numbers for responses', 'paths: { /a: { get: { responses: 7 } } }'],
    ['a text for security', 'security: yes\npaths: {}'],
    ['a list for components', 'components: [1]\npaths: {}'],
  ])('%s does not crash anything', (_, value) => {
    const folder = project({
      'api.yaml': `openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\n${value}\n`,
    });
    for (const command of ['check', 'body', 'routes']) {
      const { code, err } = portcullis(folder, command, 'api.yaml');
      expect(code, err).not.toBe(3);
      expect(code).not.toBeNull();
    }
  });
});

describe('files that cannot be read or written', () => {
  it('says that a file does not exist, or is a directory', () => {
    const folder = project({ 'specs/orders.yaml': CLOSED });
    expectRefusal(portcullis(folder, 'check', 'nowhere.yaml'), 'SPEC-001', 'nowhere.yaml');
    expectRefusal(portcullis(folder, 'check', 'specs'), 'SPEC-002', 'specs');
  });

  it('names the OpenAPI files of a directory, as a shell takes them', () => {
    const folder = project({
      'apis/v1/orders.yaml': CLOSED,
      'apis/all orders.json': '{ "openapi": "3.0.3" }',
      'apis/values.yaml': 'a: 1\n',
      'apis/node_modules/other.yaml': CLOSED,
      'notes/readme.yaml': 'a: 1\n',
    });
    const hint = (name: string) => /hint: (.*)/.exec(portcullis(folder, 'routes', name).err)?.[1];
    expect(hint('apis')).toBe(
      "name OpenAPI files in it: `'apis/all orders.json' apis/v1/orders.yaml`",
    );
    expect(hint('notes')).toBe('name an OpenAPI file; there is none in this directory');
  });

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read', () => {
    const folder = project({ 'api.yaml': CLOSED });
    chmodSync(path.join(folder, 'api.yaml'), 0o000);
    expectRefusal(portcullis(folder, 'check', 'api.yaml'), 'SPEC-003');
  });

  it('names the file beside a missing one that was likely meant', () => {
    const folder = project({ 'specs/openapi.yaml': CLOSED });
    const { err, out } = portcullis(folder, 'check', 'specs/openapi.yml');
    expect(out + err).toContain(
      'specs/openapi.yml error SPEC-001: the file "specs/openapi.yml" does not exist\n' +
        '  hint: did you mean "specs/openapi.yaml"?\n',
    );
  });

  it('names the file beside a missing one at the reference to it', () => {
    const spec = OPEN.replace(/ {2}\/orders:[\s\S]*/, '  /orders: { $ref: ./paths/order.yaml }\n');
    const folder = project({ 'openapi.yaml': spec, 'paths/orders.yaml': 'get: {}\n' });
    expectRefusal(
      portcullis(folder, 'check', 'openapi.yaml'),
      'openapi.yaml:7:20 error SPEC-033',
      'hint: did you mean "./paths/orders.yaml"?',
    );
  });

  it('says that there is nothing to check, or where there is', () => {
    expectRefusal(portcullis(project(), 'check'), 'CLI-001', 'or put them in `specs/`');
    const below = path.join(project({ 'specs/orders.yaml': CLOSED, 'src/a/b': '' }), 'src/a');
    expectRefusal(portcullis(below, 'check'), 'CLI-001', 'run it in `../..`, which has some');
  });

  it('names the line that is in another encoding', () => {
    const bytes = Buffer.from(OPEN.replace('title: Orders', 'title: Auftr\u00e4ge'), 'latin1');
    expectRefusal(
      portcullis(project({ 'api.yaml': bytes }), 'check', 'api.yaml'),
      '"api.yaml" is not UTF-8: line 2 holds bytes of another encoding, such as Windows-1252',
    );
  });

  it('says that a report or a stack cannot be written, and leaves nothing behind', () => {
    const folder = project({ 'specs/orders.yaml': CLOSED, taken: '' });
    expectRefusal(
      portcullis(folder, 'check', '--format', 'json:taken/report.json'),
      'CLI-004',
      'taken/report.json',
    );
    expectRefusal(portcullis(folder, 'synth', '--out', 'taken'), 'CLI-004');
    expect(readdirSync(folder).sort()).toEqual(['specs', 'taken']);
  });

  // There Node.js itself never stops trying to make a folder.
  it.skipIf(!existsSync('/proc/self'))('says that no folder can be made in a folder', () => {
    const folder = project({ 'specs/orders.yaml': CLOSED });
    expectRefusal(
      portcullis(folder, 'check', '--format', 'json:/proc/reports/a.json'),
      'CLI-004',
      'its folder cannot be made',
    );
  });

  it('writes no stack when one of several specifications is wrong', () => {
    const folder = project({ 'specs/a.yaml': CLOSED, 'specs/b.yaml': 'openapi: 3.2.0\n' });
    expectRefusal(portcullis(folder, 'synth'), 'SPEC-022');
    expect(existsSync(path.join(folder, 'cdktf.out'))).toBe(false);
  });
});

describe('bad command lines', () => {
  it.each<[name: string, args: string[], part: string]>([
    ['no such command', ['chekc'], 'Did you mean check?'],
    ['no such option', ['check', '--fromat', 'json'], 'Did you mean --format?'],
    ['no such format', ['check', '--format', 'jsno'], 'write `json`'],
    ['no such rule', ['explain', 'kms-key-rotate'], 'write `kms-key-rotates`'],
    ['no such rule to run', ['check', '--rules', 'nothing-like-it'], 'CLI-002'],
    ['no such pack', ['check', '--pack', 'gdrp'], 'write `gdpr`'],
    ['the beginning of a pack', ['check', '--pack', 'owasp'], 'write `owasp-api-2023`'],
    ['no such severity', ['check', '--fail-on', 'fatal'], 'info, warning, error'],
    ['a variable without a value', ['check', '--var', 'name'], 'CLI-003'],
    ['a back end that is no URL', ['check', '--backend', 'orders'], 'CLI-005'],
    ['a shard that does not exist', ['body', 'specs/orders.yaml', '--shard', '2'], 'CLI-009'],
    ['no file', ['body'], "missing required argument 'file'"],
    ['Terraform that is none', ['check', '--terraform', 'specs/orders.yaml'], 'CLI-006'],
    [
      'Terraform that is not there',
      ['check', '--terraform', 'specs/order.yaml'],
      'did you mean "specs/orders.yaml"?',
    ],
    ['two schemas', ['schema', '--config', '--input'], "cannot be used with option '--input'"],
    ['policies that are not there', ['check', '--policies', 'nowhere'], 'CONF-008'],
  ])('%s', (_, args, part) => {
    expectRefusal(portcullis(project({ 'specs/orders.yaml': CLOSED }), ...args), part);
  });

  it.each<[name: string, args: string[], said: string]>([
    [
      'a rule like no other',
      ['explain', 'nothing-like-it'],
      `error CLI-002: there is no rule \`nothing-like-it\`\n  hint: \`portcullis rules\` lists all ${rules.length}\n\n`,
    ],
    [
      'an empty file name',
      ['check', ''],
      'error CLI-010: the argument `files` is an empty text\n' +
        '  hint: give it a value, or leave it out; in a shell, a variable that is not set is empty\n\n',
    ],
    [
      'empty options',
      ['rules', '--env', '', '--policies', ''],
      'error CLI-010: the value of `--env` is an empty text\n' +
        '  hint: give it a value, or leave it out; in a shell, a variable that is not set is empty\n\n' +
        'error CLI-010: the value of `--policies` is an empty text\n' +
        '  hint: give it a value, or leave it out; in a shell, a variable that is not set is empty\n\n',
    ],
    [
      'a rule without a name',
      ['check', '--rules', 'kms-key-rotates, ,api-has-owner,'],
      'error CLI-011: `--rules kms-key-rotates, ,api-has-owner,` has a comma with no rule beside it\n' +
        '  hint: write `--rules kms-key-rotates,api-has-owner`\n\n',
    ],
    [
      'no rule at all',
      ['check', '--rules', ','],
      'error CLI-011: `--rules ,` has a comma with no rule beside it\n' +
        '  hint: name rules by their ids; `portcullis rules` lists all\n\n',
    ],
    [
      'an address for a file',
      ['routes', 'https://example.com/openapi.yaml?v=1'],
      'error SPEC-025: https://example.com/openapi.yaml?v=1 is an address, and only files are read\n' +
        "  hint: download it first, for example with `curl -fsSL 'https://example.com/openapi.yaml?v=1' -o openapi.yaml`, and name the file\n\n",
    ],
    [
      'the working directory for a file',
      ['body', '.'],
      '. error SPEC-002: "." is a directory, not a file\n' +
        '  hint: name the OpenAPI file in it: `specs/orders.yaml`\n\n',
    ],
    [
      'a format into a file without a name',
      ['check', '--format', 'json:'],
      'error CLI-008: `--format json:` names no file after the colon\n' +
        '  hint: write `--format json` for standard output, or for example `--format json:report.txt`\n\n',
    ],
    [
      'a file to compare that is not there',
      ['diff', 'specs/order.yaml', 'specs/orders.yaml'],
      'specs/order.yaml error SPEC-001: the file "specs/order.yaml" does not exist\n' +
        '  hint: did you mean "specs/orders.yaml"?\n\n',
    ],
    [
      'a ref outside a repository',
      ['diff', 'main'],
      'error CLI-007: the base `main` cannot be read from git: not a git repository (or any of the parent directories): .git\n' +
        '  hint: name a commit or branch that is fetched (in CI: `fetch-depth: 0`)\n\n',
    ],
  ])('%s', (_, args, said) => {
    const { code, err } = portcullis(project({ 'specs/orders.yaml': CLOSED }), ...args);
    expect([code, err]).toEqual([2, said]);
  });

  it('asks for a back end, and takes one from --backend', () => {
    const folder = project({ 'api.yaml': CLOSED.replace(/ {2}backend:.*\n/, '') });
    expectRefusal(portcullis(folder, 'body', 'api.yaml'), 'PLAN-260', 'api.yaml:7:5');
    const { code, out } = portcullis(
      folder,
      'body',
      'api.yaml',
      '--backend',
      'https://b.example.com',
    );
    expect(code).toBe(0);
    expect(out).toContain('"uri": "https://b.example.com/orders"');
  });
});

describe('the other commands', () => {
  it('end in silence when nobody reads on, as with `| head`', async () => {
    const child = spawn(process.execPath, [BIN, 'schema'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect([code, said]).toEqual([0, '']);
  });

  it('print results to stdout and nothing else', () => {
    const folder = project({ 'specs/orders.yaml': CLOSED });
    const body = portcullis(folder, 'body', 'specs/orders.yaml');
    expect([body.code, body.err]).toEqual([0, '']);
    expect(JSON.parse(body.out).openapi).toBe('3.0.1');
    const schema = portcullis(folder, 'schema');
    expect(JSON.parse(schema.out).$id).toBe('x-gateway.schema.json');
    const routes = portcullis(folder, 'routes', '--json');
    expect(JSON.parse(routes.out)[0]).toMatchObject({
      method: 'GET',
      path: '/orders',
      authentication: 'public (an example)',
    });
    expect(portcullis(folder, 'rules').out).toContain('operation-has-authentication');
    expect(portcullis(folder, 'explain', 'kms-key-rotates').out).toContain(
      'Also known as: CKV_AWS_7',
    );
    expect(portcullis(folder, '--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(portcullis(folder, '--help').code).toBe(0);
  });

  it('synth tells what is no reason to refuse', () => {
    const rules = 'rules: { operation-has-authentication: warning }\n';
    const folder = project({ 'specs/orders.yaml': OPEN, 'portcullis.yaml': rules });
    const { code, err } = portcullis(folder, 'synth');
    expect(code).toBe(0);
    expect(err).toMatch(/^specs\/orders\.yaml:8:5 warning operation-has-authentication: /);
    expect(err).toMatch(
      /\n✓ 0 errors, 1 warning \(\d+ rules on specs\/orders\.yaml\)\n1 stack written\n$/,
    );
  });

  it('synth writes the same bytes twice, and refuses what policy refuses', () => {
    const folder = project({ 'specs/orders.yaml': CLOSED });
    const first = portcullis(folder, 'synth', '--out', 'a');
    expect([first.code, first.out]).toEqual([0, 'a/stacks/orders/cdk.tf.json\n']);
    portcullis(folder, 'synth', '--out', 'b');
    const written = (out: string) =>
      readFileSync(path.join(folder, out, 'stacks/orders/cdk.tf.json'), 'utf8');
    expect(written('a')).toBe(written('b'));
    const open = project({ 'specs/orders.yaml': OPEN });
    const refused = portcullis(open, 'synth');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('operation-has-authentication');
    expect(existsSync(path.join(open, 'cdktf.out'))).toBe(false);
  });
});
