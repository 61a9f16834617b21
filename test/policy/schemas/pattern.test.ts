// What can be told of a pattern without running it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf, boundsLength, matchesEverything } from '../../../lib/policy/schemas/index.js';

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

describe('anchorsOf', () => {
  it.each([
    ['^a$', 'both'],
    ['a', 'neither'],
    ['^a', 'start'],
    ['a$', 'end'],
    ['^a|b$', 'neither'],
    ['^(a|b)$', 'both'],
    ['^a$|^b$', 'both'],
    ['(?:^a|^b)c(d$|e$)', 'both'],
    ['(^a)?b$', 'end'],
    ['^a(b$)?', 'start'],
    ['(?i)^a$', 'both'],
    ['(?=.*b)^a(?!c)$', 'both'],
    ['.+a', 'start'],
    ['^a.*', 'both'],
    ['^a.?', 'start'],
    [String.raw`^a\$`, 'start'],
    ['^[$]', 'start'],
    [String.raw`^[\]^]+$`, 'both'],
    ['^{a}$', 'both'],
    ['('.repeat(5000), 'both'],
    ['([a', 'neither'],
    ['^a)b$', 'start'],
  ])('%s: %s', (pattern, ends) => {
    const { start, end } = anchorsOf(pattern);
    expect(start ? (end ? 'both' : 'start') : end ? 'end' : 'neither').toBe(ends);
  });

  it('comes to an end of every text', () => {
    const parts = ['(', ')', '(?:', '(?<=', '[', ']', '|', '^', '$', '*', '{2,}', '\\', 'a', '.'];
    const texts = fc.array(fc.constantFrom(...parts), { maxLength: 12 });
    fc.assert(fc.property(texts, (some) => anchorsOf(some.join('')) !== undefined));
  });

  it.each([
    ['^refs/', true],
    ['^ssh-(rsa|dss) |^ecdsa ', true],
    [String.raw`^v1\.`, true],
    ['^[A-Z]{3}', false],
    [String.raw`^v\d`, false],
    ['^a|b', false],
    ['^(a|b)', false],
    ['refs/', false],
  ])('%s is about a beginning: %s', (pattern, isPrefix) => {
    expect(anchorsOf(pattern).isPrefix).toBe(isPrefix);
  });
});

describe('matchesEverything', () => {
  it.each([
    ['.*', true],
    ['^.*$', true],
    ['^(.)+$', true],
    ['^(.*)$', true],
    ['(?:.*)', true],
    [String.raw`[\w\W]*`, true],
    ['^(.*)@(.*)$', false],
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
