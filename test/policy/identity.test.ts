import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Finding, fingerprint, identityOf, withoutKnown } from '../../lib/policy/index.js';
import { Location, SourceFile } from '../../lib/source/index.js';

const source = new SourceFile('specs/a.yaml', '/project/specs/a.yaml', '');
const finding = (change: Partial<Finding> & { path?: readonly (string | number)[] }): Finding => {
  const { path = ['paths', '/a/b', 'get'], ...rest } = change;
  return {
    rule: 'a-rule',
    title: 't',
    group: 'hygiene',
    severity: 'error',
    verdict: 'fail',
    message: 'm',
    risk: 'r',
    hint: 'h',
    standards: [],
    at: new Location(source, path),
    related: [],
    ...rest,
  };
};

describe('the identity of a finding', () => {
  it.each([
    [
      'an item that has another place in its list',
      { path: ['tags', 3, 'x'] },
      { path: ['tags', 0, 'x'] },
    ],
    [
      'a number in what is said',
      { message: 'kept for 30 days' },
      { message: 'kept for 29.5 days' },
    ],
    [
      'a place in what is said',
      { message: 'as at specs/a.yaml:12:3' },
      { message: 'as at specs/a.yaml:9:1' },
    ],
    [
      'a resource that moved in its file',
      { of: 'aws_kms_key.a', path: ['resource', 0] },
      { of: 'aws_kms_key.a', path: ['x'] },
    ],
  ])('stays the same for %s', (_, one, other) => {
    expect(fingerprint(finding(one))).toBe(fingerprint(finding(other)));
  });

  it.each([
    ['another rule', { rule: 'other' }],
    ['another name on the way', { path: ['paths', '/a', 'get'] }],
    [
      'a response of another status',
      { path: ['responses', '404'] },
      { path: ['responses', '200'] },
    ],
    ['another name that ends in a digit', { message: 'string `v1`' }, { message: 'string `v2`' }],
    ['another path', { message: 'GET /a/1 is open' }, { message: 'GET /a/2 is open' }],
    ['an instance of a resource', { of: 'aws_kms_key.a[0]' }, { of: 'aws_kms_key.a[1]' }],
  ])('is another for %s', (_, one, other?: Parameters<typeof finding>[0]) => {
    expect(fingerprint(finding(one))).not.toBe(fingerprint(finding(other ?? {})));
  });

  it('has its file relative to a folder', () => {
    expect(identityOf(finding({}), '/project').file).toBe('specs/a.yaml');
    expect(identityOf(finding({}), '/project/below').file).toBe('../specs/a.yaml');
  });
});

describe('what is new', () => {
  const known = [finding({}), finding({ message: 'other' })].map((one) => identityOf(one));

  it('is the second of two that are alike, where one was', () => {
    const { findings, fixed } = withoutKnown([finding({}), finding({})], known);
    expect(findings).toHaveLength(1);
    expect(fixed.map(({ message }) => message)).toEqual(['other']);
  });

  it('is never a rule that failed', () => {
    expect(withoutKnown([finding({ verdict: 'error' })], known).findings).toHaveLength(1);
  });

  it('does not hide what is waived: every report lists that', () => {
    const waived = {
      reason: 'r',
      until: '2027-01-01',
      kind: 'inSource' as const,
      at: finding({}).at,
    };
    const { findings, fixed } = withoutKnown([finding({ waived })], known);
    expect([findings.length, fixed.length]).toEqual([1, 1]);
  });

  it('is nothing for the same findings in any order', () => {
    const any = fc.array(
      fc.record({ message: fc.constantFrom('a', 'b'), path: fc.constantFrom(['a'], ['b', 1]) }),
    );
    fc.assert(
      fc.property(any, fc.integer(), (list, seed) => {
        const findings = list.map(finding);
        const shuffled = [...findings].sort((a, b) => (a.message < b.message ? seed : -seed));
        const { findings: fresh, fixed } = withoutKnown(
          findings,
          shuffled.map((one) => identityOf(one)),
        );
        expect([fresh, fixed]).toEqual([[], []]);
      }),
    );
  });
});
