// A build leaves what it wrote, and for an hour what the build before it wrote.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sweep, writtenBy } from '../../scripts/sweep.js';

const dist = mkdtempSync(path.join(os.tmpdir(), 'portcullis-sweep-'));
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const NOW = Date.UTC(2027, 0, 1, 12);
const MINUTE = 60 * 1000;

/** Files and the minutes since they were written. */
function write(files: Readonly<Record<string, number>>): void {
  for (const [name, minutes] of Object.entries(files)) {
    const at = path.join(dist, name);
    mkdirSync(path.dirname(at), { recursive: true });
    writeFileSync(at, '');
    const when = (NOW - minutes * MINUTE) / 1000;
    utimesSync(at, when, when);
    if (path.dirname(name) !== '.') utimesSync(path.dirname(at), when, when);
  }
}

const left = () =>
  readdirSync(dist, { recursive: true })
    .map(String)
    .filter((name) => /\.\w+$/.test(name))
    .sort();

describe('sweep', () => {
  it('keeps what this build wrote, of whatever age', () => {
    write({ 'cli.js': 90, 'rules/a/rule.md': 90 });
    sweep(dist, ['cli.js', path.join('rules', 'a', 'rule.md')], [], NOW);
    expect(left()).toEqual(['cli.js', 'rules/a/rule.md']);
  });

  it('keeps what the build before wrote for an hour from now', () => {
    write({ 'cli.js': 0, 'chunk-A.js': 900 });
    sweep(dist, ['cli.js'], ['cli.js', 'chunk-A.js'], NOW);
    expect(left()).toEqual(['chunk-A.js', 'cli.js']);
    sweep(dist, ['cli.js'], ['cli.js'], NOW + 59 * MINUTE);
    expect(left()).toEqual(['chunk-A.js', 'cli.js']);
    sweep(dist, ['cli.js'], ['cli.js'], NOW + 61 * MINUTE);
    expect(left()).toEqual(['cli.js']);
  });

  it('removes what older builds left, but no type declarations', () => {
    write({
      'chunk-B.js': 61,
      'rules/gone/rule.md': 61,
      'types/lib/index.d.ts': 61,
      'chunk-C.js': 5,
    });
    sweep(dist, [], [], NOW);
    expect(left()).toEqual(['chunk-C.js', 'types/lib/index.d.ts']);
  });

  it('removes what an interrupted build left, and nothing of one that runs', () => {
    write({ '.build-old/cli.js': 61, '.build-new/cli.js': 1 });
    sweep(dist, [], [], NOW);
    expect(left()).toEqual(['.build-new/cli.js']);
  });

  it('takes a stamp without a list for a build that wrote nothing', () => {
    write({ '.built': 0 });
    expect(writtenBy(path.join(dist, '.built'))).toEqual([]);
    expect(writtenBy(path.join(dist, '.nothing'))).toEqual([]);
  });
});
