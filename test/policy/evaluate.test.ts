import { describe, expect, it } from 'vitest';
import { readAnnotations } from '../../lib/annotations/index.js';
import { readModel } from '../../lib/model/index.js';
import {
  defineRule,
  evaluate,
  packs,
  type Rule,
  rules,
  type Subject,
} from '../../lib/policy/index.js';
import { Location, SourceFile } from '../../lib/source/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

async function subject(waive: string): Promise<Subject> {
  const spec = await loadSpecText(`openapi: 3.1.0
info: { title: T, version: 1.0.0 }
paths:
  /a:
    get: { x-gateway: { waive: [${waive}] }, responses: {} }
  /b:
    get: { responses: {} }
`);
  const annotations = spec.value && readAnnotations(spec.value).value;
  const model = spec.value && annotations && readModel(spec.value, annotations).value;
  if (!model) throw new Error('the specification of this test is wrong');
  return { model };
}

const rule = (id: string, check: Rule['check']): Rule =>
  defineRule({
    id,
    title: 't',
    group: 'hygiene',
    severity: 'error',
    aliases: [],
    standards: [],
    risk: 'r',
    hint: 'h',
    check,
  });
const everyOperation = rule('every-operation', ({ model }) =>
  model?.operations.map(({ at, path }) => ({ at, message: path })),
);
const run = (one: Subject, list: readonly Rule[] = [everyOperation], today = '2027-03-31') => {
  const { findings, diagnostics } = evaluate(one, { rules: list, today });
  return {
    findings: findings.map(({ message, waived }) => [message, waived !== undefined]),
    told: diagnostics.map(({ code, at, hint }) => [code, at?.line, hint]),
  };
};
const waiver = (more: string) => `{ rule: every-operation, reason: why, ${more} }`;

describe('a waiver', () => {
  it('covers findings at and below its place, and no others', async () => {
    expect(run(await subject(waiver('until: 2028-01-01')))).toEqual({
      findings: [
        ['/a', true],
        ['/b', false],
      ],
      told: [],
    });
  });

  it('is good on its last day, and says so when it is over', async () => {
    expect(run(await subject(waiver('until: 2027-03-31'))).findings[0]).toEqual(['/a', true]);
    expect(run(await subject(waiver('until: 2027-03-30')))).toEqual({
      findings: [
        ['/a', false],
        ['/b', false],
      ],
      told: [['POL-002', 5, 'fix the finding and remove the waiver, or have a new date approved']],
    });
  });

  it('that waives nothing is reported', async () => {
    const none = rule('every-operation', () => []);
    expect(run(await subject(waiver('until: 2028-01-01')), [none]).told).toEqual([
      ['POL-003', 5, 'remove it'],
    ]);
  });

  it('of a rule that does not exist is an error with the nearest', async () => {
    const { told } = run(await subject('{ rule: evry-operation, reason: why, until: 2028-01-01 }'));
    expect(told).toEqual([['POL-001', 5, 'write `every-operation`']]);
  });

  it('of a rule that did not run is left alone', async () => {
    const { diagnostics } = evaluate(await subject(waiver('until: 2028-01-01')), {
      rules: [],
      known: ['every-operation'],
    });
    expect(diagnostics).toEqual([]);
  });
});

describe('a rule that throws', () => {
  it('is a finding of verdict error that no waiver covers: never a pass', async () => {
    const broken = rule('every-operation', () => {
      throw new Error('oops');
    });
    const { findings } = evaluate(await subject(waiver('until: 2028-01-01')), {
      rules: [broken],
      today: '2027-01-01',
    });
    expect(
      findings.map(({ verdict, severity, waived, message }) => [
        verdict,
        severity,
        waived,
        message,
      ]),
    ).toEqual([['error', 'error', undefined, 'the rule could not be evaluated: oops']]);
  });
});

const at = new Location(new SourceFile('a.yaml', 'a.yaml', ''));

describe('a rule that returns nonsense', () => {
  it.each<[returned: unknown, reason: string]>([
    [false, 'it returned false, which is no list of judgements'],
    [5, 'it returned 5, which is no list of judgements'],
    [
      Promise.resolve([]),
      'it returned a promise, and `check` has to return its judgements at once',
    ],
    [[undefined], 'a judgement has no `at`: give it the `at` of what it is about'],
    [[{ message: 'x' }], 'a judgement has no `at`: give it the `at` of what it is about'],
    [[{ at: {}, message: 'x' }], 'a judgement has no `at`: give it the `at` of what it is about'],
    [[{ at, message: ' ' }], 'a judgement has no `message`: say what is wrong there'],
    [
      [{ at, message: 'x', verdict: 'failed' }],
      'a judgement has the verdict "failed", which is none of fail, unknown and pass',
    ],
  ])('%j is told as its fault', async (returned, reason) => {
    const odd = rule('every-operation', () => returned as never);
    const { findings } = evaluate(await subject(''), { rules: [odd] });
    expect(findings.map(({ verdict, message }) => [verdict, message])).toEqual([
      ['error', `the rule could not be evaluated: ${reason}`],
    ]);
  });

  it('null says that it does not apply', async () => {
    const { results } = evaluate(await subject(''), {
      rules: [rule('every-operation', () => null as never)],
    });
    expect(results.map(({ verdict }) => verdict)).toEqual(['not-applicable']);
  });
});

describe('a rule that never ends', () => {
  it('is stopped, and fails the run with its name', async () => {
    const endless = rule('every-operation', () => {
      for (;;);
    });
    const { findings } = evaluate(await subject(''), { rules: [endless], timeLimit: 50 });
    expect(findings.map((one) => [one.rule, one.verdict, one.message])).toEqual([
      ['every-operation', 'error', 'the rule could not be evaluated: it took longer than 0.05 s'],
    ]);
  });

  it('takes no time from the others, which each have as much', async () => {
    const endless = rule('endless', () => {
      for (;;);
    });
    const slow = (id: string) =>
      rule(id, () => {
        for (const start = Date.now(); Date.now() - start < 450; );
        return [];
      });
    const { results } = evaluate(await subject(''), {
      rules: [slow('first'), slow('second'), endless, slow('third')],
      timeLimit: 800,
    });
    expect(results.map(({ rule: { id }, verdict }) => [id, verdict])).toEqual([
      ['first', 'pass'],
      ['second', 'pass'],
      ['endless', 'error'],
      ['third', 'pass'],
    ]);
  });
});

describe('packs', () => {
  it("are selections by the rules' own metadata, none of them empty but the narrowest", () => {
    const size = Object.fromEntries(
      packs.map(({ name, includes }) => [name, rules.filter(includes).length]),
    );
    expect(size['strict']).toBe(rules.length);
    expect(size['recommended']).toBe(rules.filter(({ level }) => level === 'recommended').length);
    expect(size['owasp-api-2023']).toBeGreaterThan(20);
    expect(size['pci-dss-4']).toBeGreaterThan(0);
  });
});
