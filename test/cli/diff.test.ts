import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOSED, OPEN, portcullis, project } from './run.js';

/** A repository whose last commit asks for authentication, and whose work tree does not. */
function repository(): string {
  const folder = project({ 'specs/orders.yaml': CLOSED });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'first');
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
