// What every report format is given, and what a format is. Adding one: a file, and a line in index.ts.

import path from 'node:path';
import { type Diagnostic, fileOf } from '../diagnostics/index.js';
import type { Change } from '../diff/index.js';
import {
  type AppliedWaiver,
  type Finding,
  isAtLeast,
  type Pack,
  type Rule,
  type RuleResult,
  type Severity,
  type Subject,
  type WaiverUse,
} from '../policy/index.js';
import type { Location } from '../source/index.js';
import { plural } from './plural.js';

export interface Report {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** The rules that ran: for metadata, and to say what was checked. */
  readonly rules: readonly Rule[];
  /** Names of the specifications and Terraform files that were read. */
  readonly files: readonly string[];
  /** Findings at or above this severity fail the run. */
  readonly failOn: Severity;
  /** Each API, or Terraform configuration, and what every rule said of it: for evidence. */
  readonly checked: readonly Checked[];
  /** The packs that were asked for. */
  readonly packs: readonly Pack[];
  /** What has changed since a base that is compared. */
  readonly changes?: readonly Change[];
  /** Every waiver that the run knows, used or not. */
  readonly waivers: readonly WaiverUse[];
}

export interface Checked {
  /** The specification, or the Terraform file. */
  readonly file: string;
  readonly subject: Subject;
  readonly results: readonly RuleResult[];
}

export interface RenderOptions {
  /** Whether to write ANSI colours. */
  readonly colour: boolean;
  /** The working directory as seen from the top of its repository, by which platforms name files. @default the top */
  readonly folder?: string | undefined;
}

/** A file as platforms name it: from the top of the repository, with `/` on every system. */
export function fromTop(file: string, { folder = '' }: RenderOptions): string {
  const name = file.replaceAll('\\', '/');
  return path.posix.isAbsolute(name) ? name : path.posix.join(folder, name);
}

/** A report format: a function without effects from a report to a text that ends with a line break. */
export interface ReportFormat {
  readonly name: string;
  readonly summary: string;
  readonly render: (report: Report, options: RenderOptions) => string | Promise<string>;
}

export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly waived: number;
  readonly rules: number;
  readonly files: readonly string[];
  /** Whether the run fails: a finding at or above the threshold, or input that is wrong. */
  readonly failed: boolean;
}

export function summarise(report: Report): Summary {
  const open = report.findings.filter(({ waived }) => !waived);
  const count = (severity: Severity) =>
    open.filter((finding) => finding.severity === severity).length;
  return {
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    waived: report.findings.length - open.length,
    rules: report.rules.length,
    files: report.files,
    failed:
      open.some(({ severity }) => isAtLeast(severity, report.failOn)) ||
      report.diagnostics.some(({ severity }) => severity === 'error'),
  };
}

/** What was found, in words: `2 errors in the input; findings: 1 error, 0 warnings, 3 waived`. */
export function countsOf(report: Report): string {
  const { errors, warnings, infos, waived } = summarise(report);
  const told = (severity: Severity) =>
    report.diagnostics.filter((one) => one.severity === severity).length;
  const input = [
    ...(told('error') > 0 ? [plural(told('error'), 'error')] : []),
    ...(told('warning') > 0 ? [plural(told('warning'), 'warning')] : []),
  ].join(' and ');
  const findings = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(infos > 0 ? [plural(infos, 'note')] : []),
    ...(waived > 0 ? [`${waived} waived`] : []),
  ].join(', ');
  return input ? `${input} in the input; findings: ${findings}` : findings;
}

/** A diagnostic's place in the shape all machine formats share; lines and columns start at 1. */
export function placeOf(diagnostic: Diagnostic): { file: string; line: number; column: number } {
  return {
    file: fileOf(diagnostic),
    line: diagnostic.at?.line ?? 1,
    column: diagnostic.at?.column ?? 1,
  };
}

/** What there is to know of a waiver beside its reason. */
export function waiverFacts({ until, owner, ticket, approvedBy }: AppliedWaiver): string[] {
  return [
    `until ${until}`,
    ...(owner === undefined ? [] : [`owner ${owner}`]),
    ...(ticket === undefined ? [] : [`ticket ${ticket}`]),
    ...(approvedBy === undefined ? [] : [`approved by ${approvedBy}`]),
  ];
}

/** Every waiver in one sentence at its place, for formats that know findings only. */
export function waiverNotes({ waivers }: Report): { at: Location; message: string }[] {
  return waivers.map(({ waiver, state, findings }) => ({
    at: waiver.at,
    message: `waiver of \`${waiver.rule}\` (${state}, ${plural(findings, 'finding')}), ${waiverFacts(waiver).join(', ')}: ${waiver.reason}`,
  }));
}

/** A finding in one line, for formats that have a text and nothing else. */
export function findingText({ message, risk, hint }: Finding): string {
  return `${message}. Risk: ${risk}. Fix: ${hint}`;
}

export function diagnosticText({ message, hint }: Diagnostic): string {
  return hint ? `${message}. Fix: ${hint}` : message;
}
