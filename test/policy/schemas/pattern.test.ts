// What can be told of a pattern without running it.

import { describe, expect, it } from 'vitest';
import { boundsLength, matchesEverything } from '../../../lib/policy/schemas/index.js';

describe('boundsLength', () => {
  it.each([
    ['^[A-Z]{3}$', true],
    ['^a?b{0,9}(c|dd)$', true],
    [String.raw`^\+[0-9]{1,15}$`, true],
    ['^[+*|]$', true],
    ['^a+$', false],
    ['^(ab)*$', false],
    ['^a{3,}$', false],
    ['[A-Z]{3}', false],
    ['^a$|b', false],
    ['^a|b$', false],
    [String.raw`^a\$`, false],
  ])('%s: %s', (pattern, bounds) => {
    expect(boundsLength(pattern)).toBe(bounds);
  });
});

describe('matchesEverything', () => {
  it.each([
    ['.*', true],
    ['^.*$', true],
    ['^(.)+$', true],
    [String.raw`[\s\S]*`, true],
    ['', true],
    ['^', true],
    ['^$', false],
    ['^[a-z]*$', false],
    ['.*a', false],
  ])('%s: %s', (pattern, everything) => {
    expect(matchesEverything(pattern)).toBe(everything);
  });
});
