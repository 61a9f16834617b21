import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOSED, OPEN, portcullis, project } from './run.js';

/** Makes a folder a repository with one commit. */
function commit(folder: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'first');
}

/** A repository whose last commit asks for authentication, and whose work tree does not. */
function repository(): string {
  const folder = project({ 'specs/orders.yaml': CLOSED });
  commit(folder);
  writeFileSync(path.join(folder, 'specs/orders.yaml'), OPEN);
  return folder;
}

describe('portcullis diff', () => {
  it('compares the work tree with a git ref, and fails on what --fail-on says', () => {
    const folder = repository();
    const { code, out } = portcullis(folder, 'diff', 'HEAD');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^specs\/orders\.yaml:\d+:\d+ error authentication: GET \/orders is public, and no longer says why/,
    );
    expect(portcullis(folder, 'diff', 'HEAD', '--fail-on', 'error').code).toBe(1);
    expect(portcullis(folder, 'diff', 'HEAD', 'HEAD', '--fail-on', 'info')).toMatchObject({
      code: 0,
      out: 'nothing\n',
    });
  });

  it('compares files, in several forms', () => {
    const folder = project({ 'old.yaml': CLOSED, 'new.yaml': OPEN });
    const { out } = portcullis(
      folder,
      ...['diff', 'old.yaml', 'new.yaml', '--format', 'json', '--format', 'markdown:changes.md'],
    );
    const { version, changes } = JSON.parse(out);
    expect([version, changes[0].severity, changes[0].file]).toEqual([1, 'error', 'new.yaml']);
    expect(readFileSync(path.join(folder, 'changes.md'), 'utf8')).toContain(
      '### What this change does to security: 1 change: 1 that open something',
    );
  });

  it('tells what it cannot read', () => {
    const folder = repository();
    expect(portcullis(folder, 'diff', 'no-such-ref')).toMatchObject({ code: 2 });
    expect(portcullis(folder, 'diff', 'HEAD', '--format', 'prety').err).toContain('write `pretty`');
    expect(portcullis(folder, 'diff', 'HEAD', '--spec', 'specs/order.yaml')).toMatchObject({
      code: 2,
      out: '',
      err:
        'specs/order.yaml error CLI-012: the file `specs/order.yaml` exists on neither side of the comparison\n' +
        '  hint: check the path; it is relative to the working directory\n\n',
    });
    rmSync(path.join(folder, 'specs'), { recursive: true });
    const gone = portcullis(folder, 'diff', 'HEAD', '--spec', './specs/orders.yaml');
    expect(gone).toMatchObject({ code: 0, err: '' });
  });
});

describe('a change of the configuration', () => {
  const SPEC = CLOSED.replace(/https:\/\/[^,]*/, '"https://${host}.example.com"');
  const OVERLAY = `overlay: 1.0.0
info: { title: Open, version: 1.0.0 }
actions: [{ target: $, update: { x-gateway: { waf: false } } }]
`;
  const KNOWN = `{ "version": 1, "findings": [
  { "rule": "api-has-owner", "file": "specs/orders.yaml", "at": "", "message": "a" }
] }
`;
  const WAIVER = 'rule: api-has-owner, where: { file: specs/** }, reason: why';
  const BEFORE = `packs: [recommended]
variables: { host: a }
waiverPolicy: { longest: 30d, tickets: ^SEC- }
`;

  function changesOf(before: string, after: string | undefined, spec = SPEC): string {
    const folder = project({
      'portcullis.yaml': before,
      'specs/orders.yaml': spec,
      'open.yaml': OVERLAY,
      'known.json': KNOWN,
    });
    commit(folder);
    const file = path.join(folder, 'portcullis.yaml');
    if (after === undefined) rmSync(file);
    else writeFileSync(file, after);
    const { code, out, err } = portcullis(folder, 'diff', 'HEAD');
    expect([code, err]).toEqual([0, '']);
    return out.split('\n\n')[0] ?? '';
  }

  it.each<[what: string, before: string, after: string, want: string]>([
    [
      'a rule that is turned off, and one that is turned down',
      BEFORE,
      `${BEFORE}rules: { api-has-owner: off, operation-has-authentication: warning }\n`,
      `portcullis.yaml:4:1 warning configuration: \`api-has-owner\` no longer runs (before: warning)
portcullis.yaml:4:1 warning configuration: \`operation-has-authentication\` now runs as warning (before: error)`,
    ],
    [
      'a rule that is turned on again',
      `${BEFORE}rules: { api-has-owner: off }\n`,
      BEFORE,
      'portcullis.yaml:1:1 info configuration: `api-has-owner` now runs as warning (before: off)',
    ],
    [
      'options of a rule',
      BEFORE,
      `${BEFORE}rules: { operation-has-authentication: { options: { methods: [post] } } }\n`,
      'portcullis.yaml:4:1 warning configuration: `operation-has-authentication` has other options: none → {"methods":["post"]}',
    ],
    [
      'what is asked of waivers',
      BEFORE,
      BEFORE.replace('30d', '900d'),
      'portcullis.yaml:3:1 warning configuration: waivers have to meet {"longest":900,"tickets":"^SEC-"} (before: {"longest":30,"tickets":"^SEC-"})',
    ],
    [
      'a waiver',
      BEFORE,
      `${BEFORE}waivers: [{ ${WAIVER}, until: 2027-03-31 }]\n`,
      'portcullis.yaml:4:11 warning configuration: `api-has-owner` is now waived for {"file":"specs/**"} until 2027-03-31: why',
    ],
    [
      'a waiver that is gone',
      `${BEFORE}waivers: [{ ${WAIVER}, until: 2027-03-31 }]\n`,
      BEFORE,
      'portcullis.yaml:1:1 info configuration: `api-has-owner` is no longer waived for {"file":"specs/**"} until 2027-03-31: why',
    ],
    [
      'findings that count as known',
      BEFORE,
      `${BEFORE}baseline: known.json\n`,
      'known.json:1:17 warning configuration: the baseline hides more findings, 1: `api-has-owner`',
    ],
    [
      'the value of a variable',
      BEFORE,
      BEFORE.replace('host: a', 'host: b'),
      'specs/orders.yaml:5:3 warning backend: GET /orders back end changed: http https://a.example.com → http https://b.example.com',
    ],
    [
      'an overlay that was there, and was not used',
      BEFORE,
      `${BEFORE}overlays: [open.yaml]\n`,
      'open.yaml:3:52 error waf: orders the web ACL is turned off',
    ],
  ])('tells %s', (_, before, after, want) => {
    expect(changesOf(before, after)).toBe(want);
  });

  it('tells own rules that change, come and go', () => {
    const rule = (id: string, text: string) =>
      `import { defineRule } from 'portcullis/policy';\nexport const rule = defineRule({ id: '${id}', title: 'T', severity: 'info', risk: 'r', hint: 'h', check: () => undefined }); // ${text}\n`;
    const folder = project({
      'portcullis.yaml': 'policies: policies\n',
      'specs/orders.yaml': CLOSED,
      'policies/a.ts': rule('our-a', 'one'),
      'policies/b.ts': rule('our-b', 'one'),
      'policies/b.test.ts': 'one',
      'policies/same.ts': rule('our-same', 'one'),
    });
    commit(folder);
    writeFileSync(path.join(folder, 'policies/a.ts'), rule('our-a', 'two'));
    writeFileSync(path.join(folder, 'policies/b.test.ts'), 'two');
    writeFileSync(path.join(folder, 'policies/c.ts'), rule('our-c', 'one'));
    rmSync(path.join(folder, 'policies/b.ts'));
    const { out, err } = portcullis(folder, 'diff', 'HEAD');
    expect(err).toBe('');
    expect(out.split('\n\n')[0]?.split('\n')).toEqual([
      'portcullis.yaml:1:11 warning configuration: `a.ts` of the own rules has changed',
      'portcullis.yaml:1:11 warning configuration: `b.ts` of the own rules is gone',
      'portcullis.yaml:1:11 info configuration: `c.ts` of the own rules is new',
    ]);
  });

  it('tells rules that go with their pack together, and a configuration that is gone where it was', () => {
    expect(changesOf('packs: [strict]\n', undefined, CLOSED).split('\n')).toContainEqual(
      expect.stringMatching(
        /^portcullis\.yaml:1:1 \(before\) warning configuration: `[\w-]+`(, `[\w-]+`){4} and \d+ more no longer run \(before: warning\)$/,
      ),
    );
  });
});
