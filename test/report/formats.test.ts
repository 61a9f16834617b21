import { describe, expect, it } from 'vitest';
import type { Finding } from '../../lib/policy/index.js';
import { formats, type Report } from '../../lib/report/index.js';
import { prettyDiagnostics } from '../../lib/report/pretty.js';
import { loadSpecText } from '../../lib/spec/index.js';
import { longReport, sampleReport } from './sample.js';

const TEXT = 'openapi: 3.1.0\ninfo:\n  title: T, with 100%\n  version: 1.0.0\n';

async function report(before = ''): Promise<Report> {
  const { value } = await loadSpecText(before + TEXT, { name: 'specs/a b.yaml' });
  const at = value?.root.get('info')?.get('title')?.at;
  if (!at) throw new Error('the specification of this test is wrong');
  const finding: Finding = {
    rule: 'a-rule',
    title: 'titles are short',
    group: 'hygiene',
    severity: 'warning',
    verdict: 'fail',
    message: 'the title is long',
    risk: 'nobody reads it',
    hint: 'shorten it',
    standards: [{ standard: 'OWASP API 2023', requirement: 'API9' }],
    at,
    related: [{ at: at.child(), message: 'here, too' }],
  };
  const waived = {
    ...finding,
    message: 'it is odd',
    waived: {
      reason: 'known',
      until: '2028-01-01',
      owner: 'team-a',
      ticket: 'T-1',
      kind: 'external' as const,
      at,
    },
  };
  return {
    findings: [finding, waived],
    diagnostics: [
      { code: 'SPEC-001', severity: 'error', message: 'gone', file: 'x.yaml', hint: 'find it' },
    ],
    rules: [],
    files: ['specs/a b.yaml'],
    failOn: 'error',
    checked: [],
    packs: [],
    waivers: [],
  };
}

async function render(name: string, before?: string): Promise<string> {
  const format = formats.find((one) => one.name === name);
  return format?.render(await report(before), { colour: false }) ?? '';
}

describe('pretty', () => {
  it('shows each open finding with its lines, risk, fix, standards and relations', async () => {
    expect(await render('pretty')).toBe(`x.yaml error SPEC-001: gone
  hint: find it

specs/a b.yaml:3:10 warning a-rule: the title is long
    1 | openapi: 3.1.0
    2 | info:
 >  3 |   title: T, with 100%
      |          ^
  risk: nobody reads it
  fix: shorten it
  standards: OWASP API 2023 API9
  related: specs/a b.yaml:3:10 here, too

Waived
  specs/a b.yaml:3:10 a-rule: it is odd
    waived: known (until 2028-01-01, owner team-a, ticket T-1, specs/a b.yaml:3)

✗ 1 error in the input; findings: 0 errors, 1 warning, 1 waived (0 rules on specs/a b.yaml)
`);
  });
});

describe.each(['pretty', 'markdown'])('%s', (name) => {
  it('counts the warnings about the input', async () => {
    const { diagnostics, ...rest } = await report();
    const warning = { code: 'PLAN-101', severity: 'warning', message: 'weaker' } as const;
    const format = formats.find((one) => one.name === name);
    const text = String(
      await format?.render(
        { ...rest, diagnostics: [...diagnostics, warning, warning] },
        { colour: false },
      ),
    );
    expect(text).toContain(
      '1 error and 2 warnings in the input; findings: 0 errors, 1 warning, 1 waived',
    );
  });
});

/** The input document holds what rules look at, and no verdicts. */
const reports = formats.filter(({ name }) => name !== 'input');

describe.each(reports.map((format) => [format.name, format] as const))('%s', (_, format) => {
  it('lists every waiver with its reason and last day', async () => {
    const text = String(await format.render(await sampleReport(), { colour: false }));
    expect(text).toMatch(/known (&|&amp;) fine/);
    expect(text).toContain('2028-01-01');
  });
});

describe('pretty, of many findings', () => {
  it('shows the first of each rule with their lines, and the place of every other', async () => {
    const pretty = formats.find(({ name }) => name === 'pretty');
    const text = String(await pretty?.render(await longReport(8), { colour: false }));
    expect(text.match(/^ > +3 \|/gm)).toHaveLength(5);
    expect(text).toContain('3 more of operation-has-authentication:\n');
    for (let number = 0; number < 8; number++)
      expect(text).toMatch(new RegExp(`specs/a b\\.yaml:3:10 .*finding number ${number}$`, 'm'));
  });
});

describe('pretty, of many diagnostics', () => {
  it('shows the first of each kind, then the place of every error, of warnings their number', async () => {
    const at = (severity: 'error' | 'warning', code: string) =>
      Array.from({ length: 7 }, (_, index) => ({
        code,
        severity,
        message: `${severity} number ${index}`,
        file: 'specs/orders.yaml',
      }));
    const blocks = prettyDiagnostics([...at('error', 'PLAN-401'), ...at('warning', 'PLAN-101')], {
      colour: false,
    });
    expect(blocks).toEqual([
      ...[0, 1, 2, 3, 4].map((n) => `specs/orders.yaml warning PLAN-101: warning number ${n}`),
      '… 2 more of warning PLAN-101',
      ...[0, 1, 2, 3, 4].map((n) => `specs/orders.yaml error PLAN-401: error number ${n}`),
      [
        '2 more of error PLAN-401:',
        '  specs/orders.yaml error number 5',
        '  specs/orders.yaml error number 6',
      ].join('\n'),
    ]);
  });
});

describe('json', () => {
  it('has a summary, findings with their waivers, and diagnostics', async () => {
    const { summary, findings, diagnostics } = JSON.parse(await render('json'));
    expect(summary).toEqual({
      errors: 0,
      warnings: 1,
      infos: 0,
      waived: 1,
      rules: 0,
      files: ['specs/a b.yaml'],
      failed: true,
    });
    expect(
      findings.map((one: Record<string, unknown>) => [
        one['rule'],
        one['line'],
        one['column'],
        one['waived'],
      ]),
    ).toEqual([
      ['a-rule', 3, 10, false],
      [
        'a-rule',
        3,
        10,
        {
          reason: 'known',
          until: '2028-01-01',
          owner: 'team-a',
          ticket: 'T-1',
          kind: 'external',
          file: 'specs/a b.yaml',
          line: 3,
        },
      ],
    ]);
    expect(diagnostics).toEqual([
      {
        code: 'SPEC-001',
        severity: 'error',
        message: 'gone',
        hint: 'find it',
        file: 'x.yaml',
        line: 1,
        column: 1,
      },
    ]);
  });
});

describe('github', () => {
  it('escapes what its commands would take for syntax, and leaves waived findings out', async () => {
    expect(await render('github')).toBe(
      '::error file=x.yaml,line=1,col=1,title=SPEC-001::gone%0AFix: find it\n' +
        '::warning file=specs/a b.yaml,line=3,col=10,title=a-rule::the title is long%0ARisk: nobody reads it%0AFix: shorten it\n',
    );
  });
});

describe('sarif', () => {
  const results = async (before?: string) =>
    JSON.parse(await render('sarif', before)).runs[0].results;

  it('gives every result a file and a line', async () => {
    for (const result of await results()) {
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(artifactLocation.uri).toMatch(/^(specs\/a%20b\.yaml|x\.yaml)$/);
      expect(region.startLine).toBeGreaterThan(0);
    }
  });

  it('keeps fingerprints when lines move', async () => {
    const prints = (list: { partialFingerprints?: object }[]) =>
      list.map((one) => one.partialFingerprints);
    expect(prints(await results('# a comment\n'))).toEqual(prints(await results()));
  });

  it('lists a waived finding as suppressed', async () => {
    const suppressed = (await results()).filter((one: object) => 'suppressions' in one);
    expect(suppressed.map((one: { suppressions: object[] }) => one.suppressions)).toEqual([
      [
        {
          kind: 'external',
          status: 'accepted',
          justification: 'known (until 2028-01-01, owner team-a, ticket T-1)',
          location: expect.objectContaining({
            physicalLocation: expect.objectContaining({
              artifactLocation: { uri: 'specs/a%20b.yaml' },
            }),
          }),
        },
      ],
    ]);
  });
});
