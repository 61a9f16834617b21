import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeWhole } from '../../stacks/write-whole.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'portcullis-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => path.join(folder, name);

describe('a file that is written whole', () => {
  it('gets its folders, replaces what was there, and leaves nothing beside it', () => {
    writeWhole(at('a/b.txt'), 'first');
    writeWhole(at('a/b.txt'), 'second');
    expect(readFileSync(at('a/b.txt'), 'utf8')).toBe('second');
    expect(readdirSync(at('a'))).toEqual(['b.txt']);
  });

  it('is not a directory', () => {
    mkdirSync(at('a'));
    expect(() => writeWhole(at('a'), 'text')).toThrow('it is a directory');
    expect(readdirSync(folder)).toEqual(['a']);
  });

  it('keeps a link to it', () => {
    writeFileSync(at('file'), 'first');
    symlinkSync('file', at('link'));
    writeWhole(at('link'), 'second');
    expect(lstatSync(at('link')).isSymbolicLink()).toBe(true);
    expect(readFileSync(at('file'), 'utf8')).toBe('second');
  });

  it.skipIf(process.platform === 'win32')('is never put in the place of a pipe or device', () => {
    execFileSync('mkfifo', [at('pipe')]);
    const reader = openSync(at('pipe'), constants.O_RDONLY | constants.O_NONBLOCK);
    writeWhole(at('pipe'), 'text');
    expect(readFileSync(reader, 'utf8')).toBe('text');
    closeSync(reader);
    expect(lstatSync(at('pipe')).isFIFO()).toBe(true);
  });
});
