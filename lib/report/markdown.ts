// Markdown for a pull request's comment and a job's summary: the most severe first, and never longer than what
// GitHub takes. Its first line is a mark by which a later run finds and updates the comment.

import type { Diagnostic } from '../diagnostics/index.js';
import type { Finding, Severity } from '../policy/index.js';
import { codeFrame } from '../source/index.js';
import { assessPacks, type PackAssessment, statusCounts } from './assess.js';
import { changesMarkdown } from './changes.js';
import { cell, code, escaped, fenced, inline, markup } from './markdown-text.js';
import { plural } from './plural.js';
import { countsOf, placeOf, type Report, type ReportFormat, summarise } from './report.js';

/** Characters of a comment: GitHub answers 422 to more than 65,536. */
const LIMIT = 65_536;
/** Kept free for the line that says how much is left out. */
const RESERVE = 300;

export const COMMENT_MARK = '<!-- portcullis -->';

export const markdown: ReportFormat = {
  name: 'markdown',
  summary: "Markdown for a pull request's comment, below GitHub's limit of 65,536 characters",
  render: (report) => {
    const room = LIMIT - RESERVE;
    const changes = report.changes ? [changesMarkdown(report.changes)] : [];
    // A pull request that brings thousands of changes or waivers must not leave findings without room.
    const head = cut([COMMENT_MARK, headline(report), ...changes].join('\n\n'), room / 2);
    const tail = [...waivedSection(report), ...assessPacks(report).map(packTable)].join('\n\n');
    const last = tail ? [cut(tail, room / 3)] : [];
    const used = [head, ...last].join('\n\n').length;
    const { shown, left } = fitting(blocksOf(report), room - used);
    const more = left > 0 ? [`_${left} more not shown here: see the other reports._`] : [];
    return `${cut([head, ...shown, ...more, ...last].join('\n\n'), LIMIT - 1)}\n`;
  },
};

const ICON: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟠', info: '🔵' };
const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

function headline(report: Report): string {
  const { rules, files, failed } = summarise(report);
  const title = failed ? '❌ Portcullis: the API breaks its security rules' : '✅ Portcullis';
  return `## ${title}\n\n**${countsOf(report)}** (${plural(rules, 'rule')} on ${files.map(code).join(', ')})`;
}

/** What stops the API first, and last the warnings about the input: a large specification has a thousand. */
function blocksOf({ diagnostics, findings }: Report): string[] {
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  const open = findings.filter(({ waived }) => !waived);
  return [
    ...diagnostics.filter(isError).map(diagnosticBlock),
    ...ORDER.flatMap((severity) => open.filter((one) => one.severity === severity)).map(
      findingBlock,
    ),
    ...diagnostics.filter((one) => !isError(one)).map(diagnosticBlock),
  ];
}

function diagnosticBlock(diagnostic: Diagnostic): string {
  const { code: kind, severity, message, hint } = diagnostic;
  const { file, line } = placeOf(diagnostic);
  const fix = hint ? `\n  Fix: ${inline(hint)}` : '';
  return `- ${ICON[severity]} ${code(`${file}:${line}`)} **${kind}** ${inline(message)}${fix}`;
}

function findingBlock(finding: Finding): string {
  const { at, rule, severity, message, risk, hint, standards } = finding;
  const references = standards.map(({ standard, requirement }) => `${standard} ${requirement}`);
  return [
    `<details><summary>${ICON[severity]} <b>${rule}</b> <code>${escaped(`${at.file}:${at.line}`)}</code> ${markup(message)}</summary>`,
    '',
    fenced(codeFrame(at)),
    '',
    `- **Risk**: ${inline(risk)}`,
    `- **Fix**: ${inline(hint)}`,
    ...(references.length > 0 ? [`- **Standards**: ${inline(references.join(', '))}`] : []),
    '',
    '</details>',
  ].join('\n');
}

function packTable(assessment: PackAssessment): string {
  const { pack, controls } = assessment;
  const rows = controls.map(({ control, status, rules }) => {
    const places = rules.reduce((sum, one) => sum + one.evidence.length, 0);
    const findings = rules.reduce((sum, one) => sum + one.findings.length, 0);
    return `| ${control.id} ${cell(control.title)} | ${status} | ${rules.length} | ${places} | ${findings} | ${cell(control.outside ?? '')} |`;
  });
  return [
    `<details><summary>Pack <b>${pack.name}</b>: ${statusCounts(assessment)}</summary>`,
    '',
    '| control | status | rules | places that meet them | findings | outside of this gateway |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '</details>',
  ].join('\n');
}

function waivedSection({ findings }: Report): string[] {
  const rows = findings.flatMap(({ rule, at, message, waived }) =>
    waived
      ? [
          `| ${rule} | ${code(`${at.file}:${at.line}`)} ${cell(message)} | ${cell(waived.reason)} | ${waived.until} | ${cell(waived.approvedBy ?? waived.owner ?? '')} |`,
        ]
      : [],
  );
  if (rows.length === 0) return [];
  const summary = `<details><summary>${plural(rows.length, 'waived finding')}</summary>`;
  const head = ['| rule | finding | reason | until | by |', '|---|---|---|---|---|'];
  return [[summary, '', ...head, ...rows, '', '</details>'].join('\n')];
}

/** The first blocks that fit, and how many do not. */
function fitting(blocks: readonly string[], room: number): { shown: string[]; left: number } {
  const shown: string[] = [];
  let used = 0;
  for (const block of blocks) {
    used += block.length + 2;
    if (used > room) break;
    shown.push(block);
  }
  return { shown, left: blocks.length - shown.length };
}

function cut(text: string, room: number): string {
  const note = '\n\n_cut: see the other reports_';
  return text.length <= room ? text : `${text.slice(0, room - note.length)}${note}`;
}
