// The report for people: each diagnostic and finding with its code frame, what it risks and what to type
// instead, and one summary line.

import pc from 'picocolors';
import { type Diagnostic, fileOf } from '../diagnostics/index.js';
import type { Finding, Severity } from '../policy/index.js';
import { codeFrame, type Location } from '../source/index.js';
import { assessPacks, type PackAssessment, statusCounts } from './assess.js';
import { plural } from './plural.js';
import {
  countsOf,
  type RenderOptions,
  type Report,
  type ReportFormat,
  summarise,
  waiverFacts,
} from './report.js';

export const pretty = {
  name: 'pretty',
  summary: 'for people: code frames, risks and fixes (the default)',
  render: (report: Report, options: RenderOptions): string => {
    const blocks = [
      ...prettyDiagnostics(report.diagnostics, options),
      ...prettyFindings(report, options),
      ...assessPacks(report).map((one) => packLine(one, options)),
      ...waivedSection(report.findings, options),
      prettySummary(report, options),
    ];
    return `${blocks.join('\n\n')}\n`;
  },
} satisfies ReportFormat;

/** Of one kind this many are shown with their lines; a large specification has hundreds for one cause. */
const MOST_FRAMES = 5;

/** Errors last: that is what stays on the screen. */
const ORDER: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * Diagnostics as blocks; of one kind the first few, then the places of errors, which have to be mended, and the number of
 * warnings, of which a large specification has a thousand.
 */
export function prettyDiagnostics(
  diagnostics: readonly Diagnostic[],
  options: RenderOptions,
): string[] {
  const { dim } = pc.createColors(options.colour);
  const isError = ({ severity }: Diagnostic) => severity === 'error';
  const inOrder = [...diagnostics].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
  return grouped(inOrder, ({ code, severity }) => `${severity} ${code}`).flatMap(([kind, list]) => {
    const first = list.slice(0, MOST_FRAMES).map((one) => prettyDiagnostic(one, options));
    const rest = list.slice(MOST_FRAMES);
    if (rest.length === 0) return first;
    return rest.some(isError)
      ? [...first, placesOf(kind, rest, options)]
      : [...first, dim(`… ${rest.length} more of ${kind}`)];
  });
}

/** A line each, for those without a code frame. */
function placesOf(
  kind: string,
  rest: readonly (Diagnostic | Finding)[],
  { colour }: RenderOptions,
): string {
  const { bold, dim } = pc.createColors(colour);
  const lines = rest.map((one) => {
    const place = 'rule' in one ? one.at : (one.at ?? fileOf(one));
    return `  ${bold(String(place))} ${one.message}`;
  });
  return [dim(`${rest.length} more of ${kind}:`), ...lines].join('\n');
}

/** Findings as blocks; of one rule the first few with their lines, and the places of all others. */
function prettyFindings({ findings }: Report, options: RenderOptions): string[] {
  const counts = new Map<string, number>();
  const blocks: string[] = [];
  const rest: Finding[] = [];
  for (const one of findings) {
    if (one.waived) continue;
    const count = (counts.get(one.rule) ?? 0) + 1;
    counts.set(one.rule, count);
    if (count <= MOST_FRAMES) blocks.push(prettyFinding(one, options));
    else rest.push(one);
  }
  const others = grouped(rest, ({ rule }) => rule);
  return [...blocks, ...others.map(([rule, list]) => placesOf(rule, list, options))];
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of items) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return [...groups];
}

/** One diagnostic as a block of lines, without a trailing line break. */
export function prettyDiagnostic(diagnostic: Diagnostic, options: RenderOptions): string {
  const { at, code, severity, message, hint, related = [] } = diagnostic;
  return [
    head(at?.toString() ?? fileOf(diagnostic), severity, code, message, options),
    ...(at ? [codeFrame(at)] : []),
    ...note('hint', hint, options),
    ...related.map((one) => relatedLine(one, options)),
  ].join('\n');
}

function prettyFinding(finding: Finding, options: RenderOptions): string {
  const { at, rule, severity, message, risk, hint, standards, related } = finding;
  const references = standards.map(({ standard, requirement }) => `${standard} ${requirement}`);
  return [
    head(at.toString(), severity, rule, message, options),
    codeFrame(at),
    ...note('risk', risk, options),
    ...note('fix', hint, options),
    ...note('standards', references.join(', ') || undefined, options),
    ...related.map((one) => relatedLine(one, options)),
  ].join('\n');
}

/** What is accepted for a time: a line each, so that nobody forgets them. */
function waivedSection(findings: readonly Finding[], { colour }: RenderOptions): string[] {
  const { bold, dim } = pc.createColors(colour);
  const lines = findings.flatMap(({ at, rule, message, waived }) => {
    if (!waived) return [];
    const facts = [...waiverFacts(waived), `${waived.at.file}:${waived.at.line}`];
    return [
      `  ${at} ${rule}: ${message}`,
      `    ${dim('waived:')} ${waived.reason} (${facts.join(', ')})`,
    ];
  });
  return lines.length > 0 ? [[bold('Waived'), ...lines].join('\n')] : [];
}

function packLine(assessment: PackAssessment, { colour }: RenderOptions): string {
  const { pack, controls } = assessment;
  const { bold, dim } = pc.createColors(colour);
  const broken = controls.filter(({ status }) => status === 'broken');
  const named = broken.map(({ control }) => control.id).join(', ');
  return [
    `${bold(pack.name)}: ${plural(controls.length, 'control')}: ${statusCounts(assessment)}`,
    ...(named ? [`  ${dim('broken:')} ${named}`] : []),
    `  ${dim('evidence for each control:')} --format html:report.html`,
  ].join('\n');
}

/** Passed or not, and the counts: one line. */
export function prettySummary(report: Report, { colour }: Pick<RenderOptions, 'colour'>): string {
  const { green, red } = pc.createColors(colour);
  const { rules, failed } = summarise(report);
  const counts = countsOf(report);
  const checked = `${plural(rules, 'rule')} on ${report.files.join(', ')}`;
  return failed ? red(`✗ ${counts} (${checked})`) : green(`✓ ${counts} (${checked})`);
}

function head(
  place: string,
  severity: Severity,
  code: string,
  message: string,
  { colour }: RenderOptions,
): string {
  const { bold, cyan, red, yellow } = pc.createColors(colour);
  const paint = { error: red, warning: yellow, info: cyan }[severity];
  return `${bold(place)}${place ? ' ' : ''}${paint(`${severity} ${code}`)}: ${message}`;
}

function note(label: string, text: string | undefined, { colour }: RenderOptions): string[] {
  const { dim } = pc.createColors(colour);
  return text ? [`  ${dim(`${label}:`)} ${text}`] : [];
}

function relatedLine(
  related: { at: Location; message: string },
  { colour }: RenderOptions,
): string {
  const { dim } = pc.createColors(colour);
  return `  ${dim('related:')} ${related.at} ${related.message}`;
}
