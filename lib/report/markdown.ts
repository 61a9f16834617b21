// Markdown for a pull request's comment and a job's summary: the most severe first, and never longer than what
// GitHub takes. Its first line is a mark by which a later run finds and updates the comment.

import type { Finding, Severity } from '../policy/index.js';
import { codeFrame } from '../source/index.js';
import { assessPacks, type PackAssessment, statusCounts } from './assess.js';
import { changesMarkdown } from './changes.js';
import { cell, code, escaped, fenced, inline, markup } from './markdown-text.js';
import { plural } from './plural.js';
import { placeOf, type Report, type ReportFormat, summarise } from './report.js';

/** Characters of a comment: GitHub answers 422 to more than 65,536. */
const LIMIT = 65_536;
/** Kept free for the line that says how much is left out. */
const RESERVE = 300;

export const COMMENT_MARK = '<!-- portcullis -->';

export const markdown: ReportFormat = {
  name: 'markdown',
  summary: "Markdown for a pull request's comment, below GitHub's limit of 65,536 characters",
  render: (report) => {
    const head = [
      COMMENT_MARK,
      headline(report),
      ...(report.changes ? [changesMarkdown(report.changes)] : []),
    ];
    const tail = [...assessPacks(report).map(packTable), ...waivedSection(report)];
    const room = LIMIT - RESERVE;
    const fixed = cut([...head, ...tail].join('\n\n'), room);
    const blocks = [...diagnosticBlocks(report), ...findingBlocks(report)];
    const { shown, left } = fitting(blocks, room - fixed.length);
    const more = left > 0 ? [`_${left} more not shown here: see the other reports._`] : [];
    return `${cut([...head, ...shown, ...more, ...tail].join('\n\n'), LIMIT - 1)}\n`;
  },
};

const ICON: Readonly<Record<Severity, string>> = { error: '🔴', warning: '🟠', info: '🔵' };
const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

function headline(report: Report): string {
  const { errors, warnings, infos, waived, rules, files, failed } = summarise(report);
  const counts = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(infos > 0 ? [plural(infos, 'note')] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ].join(', ');
  const title = failed ? '❌ Portcullis: the API breaks its security rules' : '✅ Portcullis';
  return `## ${title}\n\n**${counts}** (${plural(rules, 'rule')} on ${files.map(code).join(', ')})`;
}

function diagnosticBlocks({ diagnostics }: Report): string[] {
  return diagnostics.map((one) => {
    const { file, line } = placeOf(one);
    const hint = one.hint ? `\n  Fix: ${inline(one.hint)}` : '';
    return `- ${ICON[one.severity]} ${code(`${file}:${line}`)} **${one.code}** ${inline(one.message)}${hint}`;
  });
}

function findingBlocks({ findings }: Report): string[] {
  const open = findings.filter(({ waived }) => !waived);
  return ORDER.flatMap((severity) => open.filter((one) => one.severity === severity)).map(
    findingBlock,
  );
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
