// Which patterns reach API Gateway. The verdicts were held against java.util.regex of Java 17.

import { describe, expect, it } from 'vitest';
import { patternProblem } from '../../../lib/plan/schemas/pattern.js';

describe('patternProblem', () => {
  it.each([
    '^[A-Z]{2}-\\d+$',
    '\\[[0-9]+\\]',
    '[\\w.-]+@[\\w-]+',
    '[^\\\\/:*?"<>|]',
    '[{}]',
    'a}',
    '\\{a\\}',
    'x{2,}',
    '\\p{L}\\P{Lu}\\p{Script=Latin}',
    '(?<year>\\d{4})-\\k<year>',
    '(a)\\1',
    '(?<=a|bc)d',
    '(?<=a{1,3})b',
    '(?i)abc',
    '[-\\w]',
  ])('keeps %s', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });

  it.each([
    ['([a', 'it is not a regular expression'],
    ['a++', 'it is not a regular expression'],
    ['(?<=a+)b', 'a look-behind in Java has a greatest length'],
    ['(?<!\\d{2,})b', 'a look-behind in Java has a greatest length'],
    ['(?<=(a)\\1)b', 'a look-behind in Java has a greatest length'],
    ['(?<first_name>a)', 'names of groups in Java have letters and digits only'],
    ['[^]', '`[]` and `[^]` exist in JavaScript only; write `[\\s\\S]`'],
    ['[a[b]', 'a `[` in a character class begins another one in Java; write `\\[`'],
    ['[a&&b]', '`&&` in a character class is an intersection in Java'],
    ['[a-\\d]', '`-\\d` is not a range in Java'],
    ['^{x}$', 'a `{` that is meant literally is an error in Java; write `\\{`'],
    ['a{,5}', 'a `{` that is meant literally is an error in Java; write `\\{`'],
    ['x{0,99999999999}', 'Java counts to 2147483647 only'],
    ['\\A[a-z]+\\Z', '`\\A` does not mean the same in Java'],
    ['[\\b]', '`\\b` does not mean the same in Java'],
    ['\\0', '`\\0` does not mean the same in Java'],
    ['\\1(a)', '`\\1` does not mean the same in Java'],
    ['\\p{Letter}', 'Java names Unicode properties differently'],
    ['\\u{1F600}', '`\\u{…}` exists in JavaScript only'],
  ])('drops %s', (pattern, reason) => {
    expect(patternProblem(pattern)).toBe(reason);
  });
});
