import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  defineCatalogue,
  hasErrors,
  message,
  nearest,
  sortDiagnostics,
} from '../../lib/diagnostics/index.js';

const catalogue = defineCatalogue({
  'T-001': message<{ found: string; near?: string }>({
    severity: 'error',
    message: ({ found }) => `found ${found}`,
    hint: ({ near }) => near && `did you mean ${near}?`,
  }),
  'T-002': message({ severity: 'warning', message: () => 'a fact' }),
});

describe('a catalogue', () => {
  it('makes a diagnostic from a code, a file and values', () => {
    expect(
      catalogue.report('T-001', { file: 'a.yaml' }, { found: 'ordrs', near: 'orders' }),
    ).toEqual({
      code: 'T-001',
      severity: 'error',
      message: 'found ordrs',
      file: 'a.yaml',
      hint: 'did you mean orders?',
    });
  });

  it('leaves out what there is not', () => {
    expect(Object.keys(catalogue.report('T-002', undefined, {}, []))).toEqual([
      'code',
      'severity',
      'message',
    ]);
    expect(catalogue.report('T-001', undefined, { found: 'x' })).not.toHaveProperty('hint');
  });
});

describe('diagnostics', () => {
  const one = (file: string, code: 'T-001' | 'T-002', found: string): Diagnostic =>
    code === 'T-001'
      ? catalogue.report(code, { file }, { found })
      : catalogue.report(code, { file }, {});

  it('are sorted by file, code and message, each once', () => {
    const list = [
      one('b.yaml', 'T-001', 'z'),
      one('b.yaml', 'T-001', 'a'),
      one('a.yaml', 'T-002', ''),
      one('a.yaml', 'T-001', 'z'),
      one('a.yaml', 'T-002', ''),
    ];
    expect(sortDiagnostics(list).map(({ file, message: text }) => `${file} ${text}`)).toEqual([
      'a.yaml found z',
      'a.yaml a fact',
      'b.yaml found a',
      'b.yaml found z',
    ]);
  });

  it('hold errors or not', () => {
    expect(hasErrors([one('a', 'T-002', '')])).toBe(false);
    expect(hasErrors([one('a', 'T-002', ''), one('a', 'T-001', 'x')])).toBe(true);
  });
});

describe('the nearest name', () => {
  const known = ['throttle', 'public', 'owner'];
  it.each<[typed: string, found: string | undefined]>([
    ['throtle', 'throttle'],
    ['OWNER', 'owner'],
    ['ownr', 'owner'],
    ['logging', undefined],
    ['', undefined],
  ])('to %j is %s', (typed, found) => {
    expect(nearest(typed, known)).toBe(found);
  });

  it('is none among none', () => {
    expect(nearest('a', [])).toBeUndefined();
  });
});
