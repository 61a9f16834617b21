// A report with one of everything, for the tests of the formats.

import { type Finding, packs, type Rule, rules } from '../../lib/policy/index.js';
import type { Report } from '../../lib/report/index.js';
import { loadSpecText } from '../../lib/spec/index.js';

const TEXT = 'openapi: 3.1.0\ninfo:\n  title: T, with 100% <b>& `ticks`</b>\n  version: 1.0.0\n';

/** A waived error, a warning, something undecided and a diagnostic, with text that every format must escape. */
export async function sampleReport(change: Partial<Report> = {}): Promise<Report> {
  const { value } = await loadSpecText(TEXT, { name: 'specs/a b.yaml' });
  const at = value?.root.get('info')?.get('title')?.at;
  const rule = rules.find(({ id }) => id === 'operation-has-authentication');
  if (!at || !rule) throw new Error('the specification of this test is wrong');
  const finding: Finding = {
    rule: rule.id,
    title: rule.title,
    group: rule.group,
    severity: 'warning',
    verdict: 'fail',
    message: 'the title `T <b>` | is long',
    risk: 'nobody reads it',
    hint: 'shorten it',
    standards: rule.standards,
    at,
    related: [{ at: at.child(), message: 'here, too' }],
    of: 'getThing',
  };
  const waived = {
    reason: 'known & fine',
    until: '2028-01-01',
    approvedBy: 'someone@example.com',
    kind: 'inSource' as const,
    at,
  };
  return {
    findings: [
      finding,
      { ...finding, severity: 'error', message: 'it is odd', waived },
      {
        ...finding,
        severity: 'info',
        verdict: 'unknown',
        message: '`x` is not known before apply',
      },
    ],
    diagnostics: [
      { code: 'SPEC-001', severity: 'error', message: 'gone', file: 'x.yaml', hint: 'find it' },
    ],
    rules: [rule],
    files: ['specs/a b.yaml'],
    failOn: 'warning',
    checked: [{ file: 'specs/a b.yaml', subject: {}, results: [passed(rule, finding)] }],
    packs: packs.filter(({ name }) => name === 'owasp-api-2023'),
    waivers: [
      {
        waiver: { ...waived, rule: rule.id, covers: () => true, aboutResource: false },
        state: 'applied',
        findings: 1,
        missing: [],
      },
    ],
    ...change,
  };
}

function passed(rule: Rule, { at }: Finding) {
  const evidence = [{ verdict: 'pass' as const, at, message: '', of: 'getOther' }];
  return { rule, verdict: 'pass' as const, evidence };
}

/** As many findings as asked for, each different. */
export async function longReport(count: number): Promise<Report> {
  const report = await sampleReport();
  const [finding] = report.findings;
  if (!finding) throw new Error('unreachable: the sample has findings');
  const findings = Array.from({ length: count }, (_, index) => ({
    ...finding,
    severity: index === count - 1 ? ('error' as const) : ('warning' as const),
    message: `finding number ${index}`,
  }));
  return { ...report, findings };
}
