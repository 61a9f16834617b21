// What can be told of a pattern without running it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorsOf,
  boundsLength,
  matchesNearlyEverything,
} from '../../../lib/policy/schemas/index.js';

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

describe('matchesNearlyEverything', () => {
  const CASES: readonly [pattern: string, matched: string | undefined][] = [
    ['.*', 'every text'],
    ['^.*$', 'every text of one line'],
    ['^.*', 'every text'],
    ['.+', 'every text of one line but the empty one'],
    ['^(.)+$', 'every text of one line but the empty one'],
    ['^(.*)$', 'every text of one line'],
    ['(?:.*)', 'every text'],
    [String.raw`^(.|\n)*$`, 'every text'],
    [String.raw`[\w\W]*`, 'every text'],
    [String.raw`^[\s\S]+$`, 'every text but the empty one'],
    ['^(.*)@(.*)$', undefined],
    [String.raw`[\s\S]*`, 'every text'],
    ['', 'every text'],
    ['^', 'every text'],
    ['^$', undefined],
    ['^[a-z]*$', undefined],
    ['.*a', undefined],
  ];

  it.each(CASES)('%s: %s', (pattern, matched) => {
    expect(matchesNearlyEverything(pattern)).toBe(matched);
  });

  it.each(CASES.filter(([, matched]) => matched !== undefined))(
    '%s matches %s',
    (pattern, matched = '') => {
      const texts = fc.string({ unit: fc.constantFrom('a', ' ', '1', '\n') });
      const isMeant = (text: string) =>
        !(matched.includes('one line') && text.includes('\n')) &&
        !(matched.includes('empty') && text === '');
      fc.assert(fc.property(texts.filter(isMeant), (text) => new RegExp(pattern).test(text)));
    },
  );
});
