// Ctrl-C: the command ends at once by the signal, which shells call exit code 130, and leaves nothing behind.

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { BIN, CLOSED, project } from './run.js';

/** A repository with a specification that never ends: it is a link to a pipe into which nobody writes. */
function endless(): { folder: string; pipe: string; temporary: string } {
  const folder = project({ 'specs/a.yaml': CLOSED });
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder });
  git('init', '-q');
  const pipe = path.join(folder, '.git', 'pipe');
  execFileSync('mkfifo', [pipe]);
  symlinkSync(pipe, path.join(folder, 'specs/b.yaml'));
  git('add', '-A');
  git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qm', 'first');
  const temporary = path.join(folder, '.git', 'temporary');
  mkdirSync(temporary);
  return { folder, pipe, temporary };
}

describe.skipIf(process.platform === 'win32')('an interrupted command', () => {
  it.each([
    ['check', '--format', 'json:report.json'],
    ['synth', '--out', 'out'],
    ['diff', 'HEAD'],
  ])('%s says nothing and leaves nothing', async (...args) => {
    const { folder, pipe, temporary } = endless();
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: folder,
      env: { ...process.env, TMPDIR: temporary },
    });
    // Opens only when the command has begun to read: it is in the middle of its work.
    const held = await open(pipe, 'w');
    child.kill('SIGINT');
    await held.close();
    const [said, told, [code, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    expect([code, signal, said, told]).toEqual([null, 'SIGINT', '', '']);
    expect(readdirSync(folder).sort()).toEqual(['.git', 'specs']);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
