import { describe, expect, it } from 'vitest';
import { isCoveredBy, packs, rules } from '../../lib/policy/index.js';

describe('packs of standards', () => {
  const standards = packs.filter(({ standard }) => standard !== undefined);

  it('are five, each with controls in the reach of a gateway and outside of it', () => {
    expect(standards.map(({ name }) => name)).toEqual([
      'owasp-api-2023',
      'pci-dss-4',
      'hipaa',
      'gdpr',
      'nist-800-53',
    ]);
    for (const { controls } of standards) {
      expect(controls.some(({ reach }) => reach === 'outside')).toBe(true);
      for (const { reach, outside } of controls)
        expect(outside === undefined).toBe(reach === 'gateway');
    }
  });

  it('hold every requirement that a rule names, under one of their controls', () => {
    const orphans = rules.flatMap(({ id, standards: named }) =>
      named.flatMap(({ standard, requirement }) => {
        const pack = packs.find((one) => one.standard === standard);
        return !pack || pack.controls.some((one) => isCoveredBy(requirement, one))
          ? []
          : [`${id}: ${standard} ${requirement}`];
      }),
    );
    expect(orphans).toEqual([]);
  });

  it.each([
    ['10.2.1.1', '10.2', true],
    ['10.25', '10.2', false],
    ['164.312(a)(1)', '164.312(a)', true],
    ['AC-3(7)', 'AC-3', true],
    ['AC-30', 'AC-3', false],
  ])('%s is covered by %s: %s', (requirement, id, want) => {
    expect(isCoveredBy(requirement, { id, title: '', reach: 'gateway' })).toBe(want);
  });
});
