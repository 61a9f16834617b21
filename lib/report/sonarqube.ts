// SonarQube generic issues, as of SonarQube Server 10.3 and SonarQube Cloud (`sonar.externalIssuesReportPaths`).
// https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/importing-external-issues/generic-issue-import-format/

import type { Diagnostic } from '../diagnostics/index.js';
import type { Finding, Rule, Severity } from '../policy/index.js';
import type { Location } from '../source/index.js';
import { diagnosticText, findingText, placeOf, type ReportFormat, waiverNotes } from './report.js';

const ENGINE = 'portcullis';
const IMPACT: Readonly<Record<Severity, string>> = {
  error: 'HIGH',
  warning: 'MEDIUM',
  info: 'LOW',
};

const WAIVER = {
  id: 'waiver',
  name: 'a finding is accepted for a time',
  description: 'Listed so that nobody forgets it.',
  engineId: ENGINE,
  cleanCodeAttribute: 'TRUSTWORTHY',
  impacts: [{ softwareQuality: 'SECURITY', severity: 'LOW' }],
};

export const sonarqube: ReportFormat = {
  name: 'sonarqube',
  summary: 'SonarQube generic issues',
  render: (report) => {
    const findings = report.findings.filter(({ waived }) => !waived);
    const notes = waiverNotes(report);
    const used = new Set(findings.map(({ rule }) => rule));
    const codes = new Map(report.diagnostics.map((one) => [one.code, one]));
    return `${JSON.stringify(
      {
        rules: [
          ...report.rules.filter(({ id }) => used.has(id)).map(ruleOf),
          ...[...codes.values()].map(ruleOfCode),
          ...(notes.length > 0 ? [WAIVER] : []),
        ],
        issues: [
          ...findings.map(issueOf),
          ...report.diagnostics.map(issueOfDiagnostic),
          ...notes.map(({ at, message }) => ({
            ruleId: WAIVER.id,
            primaryLocation: place(at, message),
          })),
        ],
      },
      null,
      2,
    )}\n`;
  },
};

function ruleOf({ id, title, risk, hint, severity }: Rule) {
  return {
    id,
    name: title,
    description: `Risk: ${risk}. Fix: ${hint}.`,
    engineId: ENGINE,
    cleanCodeAttribute: 'TRUSTWORTHY',
    impacts: [{ softwareQuality: 'SECURITY', severity: IMPACT[severity] }],
  };
}

function ruleOfCode({ code, severity }: Diagnostic) {
  return {
    id: code,
    name: code,
    description: `The specification or its annotations are not as they should be (${code}).`,
    engineId: ENGINE,
    cleanCodeAttribute: 'CONVENTIONAL',
    impacts: [{ softwareQuality: 'MAINTAINABILITY', severity: IMPACT[severity] }],
  };
}

function issueOf(finding: Finding) {
  const { rule, at, related } = finding;
  return {
    ruleId: rule,
    primaryLocation: place(at, findingText(finding)),
    ...(related.length > 0 && {
      secondaryLocations: related.map((one) => place(one.at, one.message)),
    }),
  };
}

function issueOfDiagnostic(diagnostic: Diagnostic) {
  const { at, code } = diagnostic;
  const text = diagnosticText(diagnostic);
  const filePath = placeOf(diagnostic).file;
  return { ruleId: code, primaryLocation: at ? place(at, text) : { message: text, filePath } };
}

/** Lines start at 1, columns at 0. Of a text over several lines SonarQube wants no columns past a line's end. */
function place(at: Location, message: string) {
  const { start, end } = at;
  const oneLine = start.line === end.line && end.column > start.column;
  return {
    message,
    filePath: at.file.replaceAll('\\', '/'),
    textRange: {
      startLine: start.line,
      ...(oneLine && { startColumn: start.column - 1, endColumn: end.column - 1 }),
    },
  };
}
