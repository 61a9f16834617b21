// Waivers: a finding that is accepted for a time, with a reason, beside the API it concerns. An expired
// waiver no longer waives and says so; one that waives nothing is reported, so that none is left behind.

import type { Waiver } from '../annotations/index.js';
import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import type { AppliedWaiver, Finding } from './finding.js';
import { policyMessages } from './messages.js';

/** A waiver from wherever it is written. */
export interface GivenWaiver extends AppliedWaiver {
  readonly rule: string;
  /** Whether it is about a finding of its rule. */
  readonly covers: (finding: Finding) => boolean;
}

export interface WaiverContext {
  readonly waivers: readonly GivenWaiver[];
  /** Ids of the rules that ran, and of all rules there are. */
  readonly ran: ReadonlySet<string>;
  readonly known: readonly string[];
  /** Today's date in UTC, `YYYY-MM-DD`. A waiver is good up to and including its last day. */
  readonly today: string;
}

export function applyWaivers(
  findings: readonly Finding[],
  context: WaiverContext,
): { findings: Finding[]; diagnostics: Diagnostic[] } {
  const used = new Set<GivenWaiver>();
  const waived = findings.map((finding) => {
    // A rule that failed has proven nothing that could be accepted.
    if (finding.verdict === 'error') return finding;
    const waivers = context.waivers.filter(
      (one) => one.rule === finding.rule && one.covers(finding),
    );
    for (const one of waivers) used.add(one);
    const valid = waivers.find(({ until }) => until >= context.today);
    if (!valid) return finding;
    const { rule: _, covers: __, ...waived } = valid;
    return { ...finding, waived };
  });
  return {
    findings: waived,
    diagnostics: context.waivers.flatMap((one) => judge(one, used, context)),
  };
}

function judge(
  waiver: GivenWaiver,
  used: ReadonlySet<GivenWaiver>,
  context: WaiverContext,
): Diagnostic[] {
  const { rule, until } = waiver;
  if (!context.known.includes(rule)) {
    const suggestion = nearest(rule, context.known);
    return [
      policyMessages.report('POL-001', waiver.at, { rule, ...(suggestion && { suggestion }) }),
    ];
  }
  if (!context.ran.has(rule)) return [];
  if (!used.has(waiver)) return [policyMessages.report('POL-003', waiver.at, { rule })];
  return until < context.today
    ? [policyMessages.report('POL-002', waiver.at, { rule, until })]
    : [];
}

/** The waivers that stand beside the API: each covers what is at and below its place. */
export function inSource(waivers: readonly Waiver[]): GivenWaiver[] {
  return waivers.map(({ scope, ...waiver }) => ({
    ...waiver,
    kind: 'inSource',
    covers: ({ at }) => isWithin(at, scope),
  }));
}

/** Whether a place is at or below another; a waiver at the top of a file covers other files of the API too. */
function isWithin(at: Location, scope: Location): boolean {
  if (scope.path.length === 0) return true;
  return (
    at.source === scope.source &&
    scope.path.every((key, index) => String(at.path[index]) === String(key))
  );
}
