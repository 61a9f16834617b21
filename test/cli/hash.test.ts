// The hashes are those that the authorizer function takes: test/runtime checks against the same functions.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { matches, parseStored } from '../../lib/runtime/hash-credential.js';

const BIN = fileURLToPath(new URL('../../bin/portcullis.js', import.meta.url));
const hash = (input: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [BIN, 'hash', ...args], { input, encoding: 'utf8' });

describe('portcullis hash', () => {
  it.each(['correct horse', 'correct horse\n', 'correct horse\r\n'])(
    'hashes the password %j, without the end of its line',
    async (input) => {
      const { status, stdout, stderr } = hash(input);
      expect([status, stderr]).toEqual([0, '']);
      const stored = parseStored(stdout.trimEnd());
      expect(stored && (await matches('correct horse', stored))).toBe(true);
    },
  );

  it('hashes an API key', () => {
    const { status, stdout } = hash('0123456789abcdef0123', '--api-key');
    expect([status, stdout]).toEqual([
      0,
      '1bd8fd47297046f993e608e398d5905b00a33e163c6b1172dd38887fed05ed6a\n',
    ]);
  });

  it.each([
    [[], '', 'what standard input holds has 0 characters; at least 1 are needed'],
    [['--api-key'], 'short', 'what standard input holds has 5 characters; at least 20 are needed'],
  ])('refuses %j of %j', (args, input, message) => {
    const { status, stdout, stderr } = hash(input, ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`error CLI-020: ${message}`);
  });
});
