// SARIF 2.1.0 for code-scanning platforms. Every result has a file and a line (GitHub refuses a whole upload
// for one without), a fingerprint that survives unrelated edits, and its waiver as a suppression.
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html

import { createHash } from 'node:crypto';
import type { Log, ReportingDescriptor, Result, Suppression } from 'sarif';
import type { Diagnostic } from '../diagnostics/index.js';
import {
  type AppliedWaiver,
  type Finding,
  fingerprint,
  type Rule,
  type Severity,
} from '../policy/index.js';
import type { Location } from '../source/index.js';
import {
  fromTop,
  placeOf,
  type RenderOptions,
  type Report,
  type ReportFormat,
  waiverFacts,
} from './report.js';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;
/** GitHub sorts alerts by this CVSS-like number. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  error: '8.0',
  warning: '5.0',
  info: '2.0',
};

export const sarif: ReportFormat = {
  name: 'sarif',
  summary: 'SARIF 2.1.0 for code scanning',
  render: (report, options) => `${JSON.stringify(toLog(report, options), null, 2)}\n`,
};

function toLog(report: Report, options: RenderOptions): Log {
  const used = new Set(report.findings.map(({ rule }) => rule));
  const codes = [...new Map(report.diagnostics.map((one) => [one.code, one])).values()];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Portcullis',
            rules: [
              ...report.rules.filter(({ id }) => used.has(id)).map(ruleDescriptor),
              ...codes.map(({ code, severity }) => ({
                id: code,
                defaultConfiguration: { level: LEVEL[severity] },
              })),
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          ...report.findings.map((one) => findingResult(one, options)),
          ...report.diagnostics.map((one) => diagnosticResult(one, options)),
        ],
      },
    ],
  };
}

function ruleDescriptor(rule: Rule): ReportingDescriptor {
  return {
    id: rule.id,
    name: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.risk },
    help: { text: rule.hint },
    defaultConfiguration: { level: LEVEL[rule.severity] },
    properties: {
      tags: [
        'security',
        rule.group,
        ...rule.standards.map((one) => `${one.standard} ${one.requirement}`),
      ],
      'security-severity': SECURITY_SEVERITY[rule.severity],
    },
  };
}

function findingResult(finding: Finding, options: RenderOptions): Result {
  return {
    ruleId: finding.rule,
    level: LEVEL[finding.severity],
    message: { text: `${finding.message}\nRisk: ${finding.risk}\nFix: ${finding.hint}` },
    locations: [region(finding.at, options)],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map(({ at, message }) => ({
        ...region(at, options),
        message: { text: message },
      })),
    }),
    partialFingerprints: {
      'portcullis/v1': createHash('sha256').update(fingerprint(finding)).digest('hex'),
    },
    ...(finding.waived && { suppressions: [suppression(finding.waived, options)] }),
  };
}

function suppression(waived: AppliedWaiver, options: RenderOptions): Suppression {
  const { kind, reason, at } = waived;
  const justification = `${reason} (${waiverFacts(waived).join(', ')})`;
  return { kind, status: 'accepted', justification, location: region(at, options) };
}

function diagnosticResult(diagnostic: Diagnostic, options: RenderOptions): Result {
  const { file, line, column } = placeOf(diagnostic);
  return {
    ruleId: diagnostic.code,
    level: LEVEL[diagnostic.severity],
    message: {
      text: diagnostic.hint ? `${diagnostic.message}\nFix: ${diagnostic.hint}` : diagnostic.message,
    },
    locations: [
      diagnostic.at
        ? region(diagnostic.at, options)
        : {
            physicalLocation: {
              artifactLocation: { uri: uriOf(file, options) },
              region: { startLine: line, startColumn: column },
            },
          },
    ],
  };
}

function region(at: Location, options: RenderOptions) {
  const { start, end } = at;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(at.file, options) },
      region: {
        startLine: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
      },
    },
    logicalLocations: [{ fullyQualifiedName: at.pointer || '/' }],
  };
}

/** Reserved characters are escaped. */
function uriOf(file: string, options: RenderOptions): string {
  return encodeURI(fromTop(file, options));
}
