// GitLab code quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format

import { createHash } from 'node:crypto';
import type { Severity } from '../policy/index.js';
import { fingerprint } from '../policy/index.js';
import {
  diagnosticText,
  findingText,
  fromTop,
  placeOf,
  type ReportFormat,
  waiverNotes,
} from './report.js';

/** GitLab knows info, minor, major, critical and blocker. */
const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
};

export const gitlab: ReportFormat = {
  name: 'gitlab',
  summary: 'GitLab code quality report',
  render: (report, options) => {
    const findings = report.findings
      .filter(({ waived }) => !waived)
      .map((one) => ({
        key: fingerprint(one),
        description: findingText(one),
        check: one.rule,
        severity: one.severity,
        ...one.at.start,
        file: one.at.file,
        end: one.at.end.line,
      }));
    const diagnostics = report.diagnostics.map((one) => {
      const place = placeOf(one);
      return {
        key: [one.code, place.file, one.message].join('\n'),
        description: diagnosticText(one),
        check: one.code,
        severity: one.severity,
        ...place,
        end: one.at?.end.line ?? place.line,
      };
    });
    const waivers = waiverNotes(report).map(({ at, message }) => ({
      key: `waiver\n${at.file}\n${message}`,
      description: message,
      check: 'waiver',
      severity: 'info' as const,
      ...at.start,
      file: at.file,
      end: at.end.line,
    }));
    const seen = new Map<string, number>();
    const issues = [...findings, ...diagnostics, ...waivers].map((one) => ({
      type: 'issue',
      description: one.description,
      check_name: one.check,
      categories: ['Security'],
      fingerprint: unique(one.key, seen),
      severity: SEVERITY[one.severity],
      location: {
        path: fromTop(one.file, options),
        lines: { begin: one.line, end: one.end },
      },
    }));
    return `${JSON.stringify(issues, null, 2)}\n`;
  },
};

/** GitLab shows only the first of several issues with one fingerprint. */
function unique(key: string, seen: Map<string, number>): string {
  const count = seen.get(key) ?? 0;
  seen.set(key, count + 1);
  return createHash('sha256').update(`${key}\n${count}`).digest('hex').slice(0, 32);
}
