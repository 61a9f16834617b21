// What is known already: since a git ref, or in a baseline.

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOSED, OPEN, portcullis, project } from './run.js';

const POST = `${OPEN}    post: { responses: { '200': { description: Fine } } }\n`;
const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
  });

function repository(): string {
  const folder = project({ 'specs/orders.yaml': OPEN });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'base');
  return folder;
}
const write = (folder: string, text: string) =>
  writeFileSync(path.join(folder, 'specs/orders.yaml'), text);

describe('--base', () => {
  it('compares with the commit at which a branch began, not with what the base became', () => {
    const folder = repository();
    git(folder, 'checkout', '-qb', 'topic');
    git(folder, 'checkout', '-q', 'main');
    write(folder, CLOSED);
    git(folder, 'commit', '-qam', 'main closes it');
    git(folder, 'checkout', '-q', 'topic');
    // The finding is still there on the branch, and the branch has not brought it.
    expect(portcullis(folder, 'check', '--base', 'main').code).toBe(0);
    write(folder, POST);
    const { code, out } = portcullis(folder, 'check', '--base', 'main');
    expect(code).toBe(1);
    expect(out).toContain('POST /orders asks for no authentication');
    expect(out).not.toContain('GET /orders');
  });

  it('says so in a shallow clone', () => {
    const folder = repository();
    git(folder, 'branch', 'base');
    for (const text of [POST, OPEN]) {
      write(folder, text);
      git(folder, 'commit', '-qam', 'more');
    }
    git(folder, 'checkout', '-q', '--orphan', 'other');
    git(folder, 'commit', '-qm', 'unrelated');
    git(folder, 'checkout', '-q', 'main');
    expect(portcullis(folder, 'check', '--base', 'other').err).toContain(
      'error CLI-007: the base `other` cannot be read from git: it has no commit in common with HEAD',
    );
    const clone = project();
    git(clone, 'clone', '-q', '--depth', '1', '-b', 'main', `file://${folder}`, '.');
    git(clone, 'fetch', '-q', '--depth', '1', 'origin', 'base:base');
    const { code, err } = portcullis(clone, 'check', '--base', 'base');
    expect(code).toBe(2);
    expect(err).toContain(
      'error CLI-007: the base `base` cannot be read from git: the clone is shallow',
    );
    expect(err).toContain(
      'hint: name a commit or branch that is fetched (in CI: `fetch-depth: 0`)',
    );
  });

  it.each(['main.tf.json', '.'])('knows what Terraform had in %s', (named) => {
    const folder = project({ 'main.tf.json': '{ "resource": { "aws_kms_key": { "a": {} } } }' });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'base');
    const args = ['check', '--terraform', named, '--base', 'HEAD'];
    expect(portcullis(folder, ...args).code).toBe(0);
    writeFileSync(
      path.join(folder, 'main.tf.json'),
      '{ "resource": { "aws_kms_key": { "b": {}, "a": {} } } }',
    );
    const { code, out } = portcullis(folder, ...args);
    expect(code).toBe(1);
    expect(out).toContain('key `aws_kms_key.b` is not rotated');
    expect(out).not.toContain('aws_kms_key.a`');
  });

  it('knows the findings of a file by the name that it had, and still tells what has changed in it', () => {
    const folder = repository();
    git(folder, 'mv', 'specs/orders.yaml', 'specs/shop.yaml');
    expect(portcullis(folder, 'check', '--base', 'main').code).toBe(0);
    writeFileSync(
      path.join(folder, 'specs/shop.yaml'),
      POST.replace('title: Orders', 'title: Shop'),
    );
    for (const files of [[], ['specs/shop.yaml']]) {
      const args = ['check', ...files, '--base', 'main', '--format', 'markdown'];
      const { code, out } = portcullis(folder, ...args);
      expect(code).toBe(1);
      expect(out).toContain('**1 error, 0 warnings**');
      expect(out).toContain(
        '| 🔴 opens | <code>POST /orders</code> is new and public, and says no reason | <code>specs/shop.yaml:11</code> |',
      );
      expect(out).not.toContain('is a new API');
    }
  });

  it('tells specifications that are gone', () => {
    const folder = repository();
    write(folder, OPEN.replace('title: Orders', 'title: Shop').replace('  /orders', '  /goods'));
    git(folder, 'add', '.');
    git(folder, 'mv', 'specs/orders.yaml', 'specs/shop.yaml');
    const { out } = portcullis(folder, 'check', '--base', 'main', '--format', 'markdown');
    expect(out).toContain(
      '<code>orders</code> is gone | <code>specs/orders.yaml:3</code> (before)',
    );
    expect(out).toContain('<code>shop</code> is a new API | <code>specs/shop.yaml:3</code>');
  });

  it('tells warnings about the input once, where they are new', () => {
    const field = (name: string) => `                ${name}: { type: string, nullable: true }\n`;
    const spec = (names: readonly string[]) =>
      `${CLOSED.replace('3.1.0', '3.0.3').replace('get:', 'post:')}      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
${names.map(field).join('')}`;
    const folder = project({ 'specs/orders.yaml': spec(['b']) });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'base');
    write(folder, `# moved\n${spec(['a', 'b'])}`);
    const { out } = portcullis(folder, 'check', '--base', 'HEAD');
    expect(out.match(/^.* PLAN-101: .*$/gm)).toEqual([
      'specs/orders.yaml:20:17 warning PLAN-101: `a` may be null, which API Gateway cannot validate: any value passes',
    ]);
  });
});

describe('a baseline', () => {
  it('is written, hides what it knows, and says what is fixed', () => {
    const folder = project({ 'specs/orders.yaml': POST });
    const made = portcullis(folder, 'check', '--create-baseline', 'known.json');
    expect([made.code, made.out, made.err]).toEqual([
      0,
      '',
      '2 findings written to known.json, which is read with `baseline: known.json` in portcullis.yaml, or --baseline known.json\n',
    ]);
    const text = readFileSync(path.join(folder, 'known.json'), 'utf8');
    expect(text).toBe(`{
  "version": 1,
  "findings": [
    {"rule":"operation-has-authentication","file":"specs/orders.yaml","at":"/paths/~1orders/get","message":"GET /orders asks for no authentication and does not say why"},
    {"rule":"operation-has-authentication","file":"specs/orders.yaml","at":"/paths/~1orders/post","message":"POST /orders asks for no authentication and does not say why"}
  ]
}
`);
    const check = () => portcullis(folder, 'check', '--baseline', 'known.json');
    expect(check().code).toBe(0);
    write(folder, `# moved\n${POST}`);
    expect(check().out).toMatch(/^✓ 0 errors/);
    write(folder, OPEN);
    const fixed = check();
    expect(fixed.code).toBe(0);
    expect(fixed.out).toContain(
      'known.json:3:3 warning CONF-012: a finding of the baseline is fixed',
    );
    expect(fixed.out).toContain(
      'related: known.json:5:5 operation-has-authentication in specs/orders.yaml',
    );
    write(folder, POST.replace('/orders:', '/others:'));
    expect(check().code).toBe(1);
  });

  it('of the configuration holds for check and synth, and is replaced as a whole', () => {
    const folder = project({
      'portcullis.yaml': 'baseline: known.json\n',
      'specs/orders.yaml': OPEN,
    });
    expect(portcullis(folder, 'check').err).toContain('SPEC-001');
    expect(portcullis(folder, 'check', '--create-baseline', 'known.json').code).toBe(0);
    expect(portcullis(folder, 'check').code).toBe(0);
    expect(portcullis(folder, 'synth').code).toBe(0);
    expect(portcullis(folder, 'check', '--create-baseline', 'known.json').err).toBe(
      '1 finding written to known.json, which is read with `baseline: known.json` in portcullis.yaml, or --baseline known.json\n',
    );
    rmSync(path.join(folder, 'portcullis.yaml'));
    expect(portcullis(folder, 'check').code).toBe(1);
  });

  it.each([
    ['of another version', '{ "version": 2, "findings": [] }', 'known.json:1:14 error CONF-003'],
    ['with another key', '{ "version": 1, "finding": [] }', 'CONF-001'],
    ['that is no JSON', '{', 'known.json:1:2 error'],
  ])('%s is refused', (_, text, message) => {
    const folder = project({ 'specs/orders.yaml': OPEN, 'known.json': text });
    const { code, err } = portcullis(folder, 'check', '--baseline', 'known.json');
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});
