// The stable machine format. Its shape is json-schema.ts; what is added to it does not change the version.

import type { AppliedWaiver } from '../policy/index.js';
import { assessPacks, type PackAssessment } from './assess.js';
import { REPORT_VERSION } from './json-schema.js';
import { placeOf, type ReportFormat, summarise } from './report.js';

export const json: ReportFormat = {
  name: 'json',
  summary: 'one JSON object with a summary, the findings and the diagnostics',
  render: (report) =>
    `${JSON.stringify(
      {
        version: REPORT_VERSION,
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
        waivers: report.waivers.map(({ waiver, state, findings }) => ({
          rule: waiver.rule,
          state,
          findings,
          ...waiverOf(waiver),
        })),
        diagnostics: report.diagnostics.map((diagnostic) => ({
          code: diagnostic.code,
          severity: diagnostic.severity,
          message: diagnostic.message,
          ...(diagnostic.hint && { hint: diagnostic.hint }),
          ...placeOf(diagnostic),
        })),
        packs: assessPacks(report).map(packOf),
      },
      null,
      2,
    )}\n`,
};

function waiverOf({ reason, until, approvedBy, owner, ticket, kind, at }: AppliedWaiver) {
  return { reason, until, approvedBy, owner, ticket, kind, file: at.file, line: at.line };
}

function packOf({ pack, controls }: PackAssessment) {
  return {
    name: pack.name,
    controls: controls.map(({ control, status, rules }) => ({
      ...control,
      status,
      rules: rules.map(({ rule, evidence, findings }) => ({
        rule: rule.id,
        findings: findings.length,
        evidence: evidence.map(({ at, of }) => ({
          file: at.file,
          line: at.line,
          ...(of !== undefined && { of }),
        })),
      })),
    })),
  };
}
