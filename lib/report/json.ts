// The stable machine format: `{ summary, findings, diagnostics }`.

import type { AppliedWaiver } from '../policy/index.js';
import { placeOf, type ReportFormat, summarise } from './report.js';

export const json: ReportFormat = {
  name: 'json',
  summary: 'one JSON object with a summary, the findings and the diagnostics',
  render: (report) =>
    `${JSON.stringify(
      {
        summary: summarise(report),
        findings: report.findings.map((finding) => ({
          rule: finding.rule,
          severity: finding.severity,
          verdict: finding.verdict,
          message: finding.message,
          risk: finding.risk,
          hint: finding.hint,
          file: finding.at.file,
          line: finding.at.line,
          column: finding.at.column,
          pointer: finding.at.pointer,
          ...(finding.of !== undefined && { of: finding.of }),
          standards: finding.standards.map(
            ({ standard, requirement }) => `${standard} ${requirement}`,
          ),
          waived: finding.waived ? waiverOf(finding.waived) : false,
        })),
        diagnostics: report.diagnostics.map((diagnostic) => ({
          code: diagnostic.code,
          severity: diagnostic.severity,
          message: diagnostic.message,
          ...(diagnostic.hint && { hint: diagnostic.hint }),
          ...placeOf(diagnostic),
        })),
      },
      null,
      2,
    )}\n`,
};

function waiverOf({ at, ...waiver }: AppliedWaiver) {
  return { ...waiver, file: at.file, line: at.line };
}
