// GitHub Actions workflow commands: annotations on the lines of a pull request.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands

import type { Severity } from '../policy/index.js';
import { fromTop, placeOf, type ReportFormat, waiverNotes } from './report.js';

const COMMAND: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

export const github: ReportFormat = {
  name: 'github',
  summary: 'GitHub Actions annotations on the lines of a pull request',
  render: (report, options) => {
    const command = (severity: Severity, place: Place, text: string) =>
      workflowCommand(severity, { ...place, file: fromTop(place.file, options) }, text);
    const lines = [
      ...report.diagnostics.map((one) =>
        command(
          one.severity,
          { ...placeOf(one), title: one.code },
          withHint(one.message, one.hint),
        ),
      ),
      ...report.findings
        .filter(({ waived }) => !waived)
        .map((one) => {
          const { file, line, column } = one.at;
          const text = withHint(`${one.message}\nRisk: ${one.risk}`, one.hint);
          return command(one.severity, { file, line, column, title: one.rule }, text);
        }),
      ...waiverNotes(report).map(({ at, message }) => {
        const { file, line, column } = at;
        return command('info', { file, line, column, title: 'waiver' }, message);
      }),
    ];
    return lines.map((line) => `${line}\n`).join('');
  },
};

function withHint(message: string, hint: string | undefined): string {
  return hint ? `${message}\nFix: ${hint}` : message;
}

interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly title: string;
}

function workflowCommand(severity: Severity, place: Place, text: string): string {
  const properties = `file=${property(place.file)},line=${place.line},col=${place.column},title=${property(place.title)}`;
  return `::${COMMAND[severity]} ${properties}::${escaped(text)}`;
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
