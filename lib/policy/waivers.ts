// Waivers: a finding that is accepted for a time, with a reason, beside the API it concerns. An expired
// waiver no longer waives and says so; one that waives nothing is reported, so that none is left behind.

import type { Waiver } from '../annotations/index.js';
import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { Location } from '../source/index.js';
import type { Finding } from './finding.js';
import { policyMessages } from './messages.js';

export interface WaiverContext {
  readonly waivers: readonly Waiver[];
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
  const used = new Set<Waiver>();
  const waived = findings.map((finding) => {
    const waiver = context.waivers.find((one) => covers(one, finding));
    if (!waiver || finding.verdict === 'unknown') return finding;
    used.add(waiver);
    if (waiver.until < context.today) return finding;
    const { reason, until, approvedBy } = waiver;
    return { ...finding, waived: { reason, until, ...(approvedBy && { approvedBy }) } };
  });
  return {
    findings: waived,
    diagnostics: context.waivers.flatMap((one) => judge(one, used, context)),
  };
}

function judge(waiver: Waiver, used: ReadonlySet<Waiver>, context: WaiverContext): Diagnostic[] {
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

function covers(waiver: Waiver, finding: Finding): boolean {
  return waiver.rule === finding.rule && isWithin(finding.at, waiver.scope);
}

/** Whether a place is at or below another; a waiver at the top of a file covers other files of the API too. */
function isWithin(at: Location, scope: Location): boolean {
  if (scope.path.length === 0) return true;
  return (
    at.source === scope.source &&
    scope.path.every((key, index) => String(at.path[index]) === String(key))
  );
}
