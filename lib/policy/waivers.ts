// Waivers: a finding that is accepted for a time, with a reason, beside the API it concerns or in the project's
// configuration. One that is expired or breaks the project's own rules for waivers waives nothing and says so; one
// that meets no finding is reported, so that none is left behind.

import type { Waiver } from '../annotations/index.js';
import { type Diagnostic, nearest } from '../diagnostics/index.js';
import type { Location, SourceFile } from '../source/index.js';
import type { AppliedWaiver, Finding } from './finding.js';
import { policyMessages } from './messages.js';
import type { Subject } from './rule.js';
import { breach, type WaiverPolicy } from './waiver-policy.js';

/** A waiver from wherever it is written. */
export interface GivenWaiver extends AppliedWaiver {
  readonly rule: string;
  /** Whether it is about a finding of its rule on a subject. */
  readonly covers: (finding: Finding, subject: Subject) => boolean;
  /** Whether it names a resource, which may be in Terraform that a run does not read. @default false */
  readonly aboutResource?: boolean;
  /** What it names, which a run may look for to say why it waives nothing. @default nothing */
  readonly targets?: readonly WaiverTarget[];
}

/** An operation, a pointer or a resource that a waiver names. */
export interface WaiverTarget {
  readonly what: string;
  readonly name: string;
  readonly at: Location;
  /** Whether a subject has it, or holds nothing to tell by. */
  readonly isIn: (subject: Subject) => boolean;
  /** What a subject has of its kind. */
  readonly known: (subject: Subject) => readonly string[];
}

/**
 * `applied`: waives findings; `expired`, `refused` by the project's rules for waivers: waives nothing; `unused`: meets
 * no finding; `not-run`: its rule did not run; `unknown-rule`: there is no such rule; `ignored`: `--no-waivers`.
 */
export const WAIVER_STATES = [
  'applied',
  'expired',
  'refused',
  'unused',
  'not-run',
  'unknown-rule',
  'ignored',
] as const;
export type WaiverState = (typeof WAIVER_STATES)[number];

/** What became of a waiver in a run. */
export interface WaiverUse {
  readonly waiver: GivenWaiver;
  readonly state: WaiverState;
  /** How many findings it covers, whether or not it may waive them. */
  readonly findings: number;
  /** What it names and none of the subjects has, with what they have of the kind. */
  readonly missing: readonly MissingTarget[];
}

interface MissingTarget {
  readonly target: WaiverTarget;
  readonly known: readonly string[];
}

export interface WaiverContext {
  readonly subject: Subject;
  readonly waivers: readonly GivenWaiver[];
  readonly policy: WaiverPolicy;
  readonly honour: boolean;
  /** Ids of the rules that ran, and of all rules there are. */
  readonly ran: ReadonlySet<string>;
  readonly known: readonly string[];
  /** Today's date in UTC, `YYYY-MM-DD`. A waiver is good up to and including its last day. */
  readonly today: string;
}

export function applyWaivers(
  findings: readonly Finding[],
  context: WaiverContext,
): { findings: Finding[]; waivers: WaiverUse[] } {
  const covered = new Map<GivenWaiver, number>();
  const waived = findings.map((finding) => {
    // A rule that failed has proven nothing that could be accepted.
    if (finding.verdict === 'error') return finding;
    const waivers = context.waivers.filter(
      (one) => one.rule === finding.rule && one.covers(finding, context.subject),
    );
    for (const one of waivers) covered.set(one, (covered.get(one) ?? 0) + 1);
    const valid = waivers.find((one) => stateOf(one, 1, context) === 'applied');
    return valid ? { ...finding, waived: valid } : finding;
  });
  const waivers = context.waivers.map((waiver) => {
    const count = covered.get(waiver) ?? 0;
    const missing = count === 0 ? missingFrom(context.subject, waiver) : [];
    return { waiver, state: stateOf(waiver, count, context), findings: count, missing };
  });
  return { findings: waived, waivers };
}

function missingFrom(subject: Subject, { targets = [] }: GivenWaiver): MissingTarget[] {
  return targets
    .filter((target) => !target.isIn(subject))
    .map((target) => ({ target, known: target.known(subject) }));
}

function stateOf(waiver: GivenWaiver, findings: number, context: WaiverContext): WaiverState {
  if (!context.known.includes(waiver.rule)) return 'unknown-rule';
  if (!context.honour) return 'ignored';
  if (!context.ran.has(waiver.rule)) return 'not-run';
  if (breach(waiver, context.policy, context.today)) return 'refused';
  if (findings === 0) return 'unused';
  return waiver.until < context.today ? 'expired' : 'applied';
}

/** What there is to say about the use of waivers. */
export function waiverDiagnostics(
  uses: readonly WaiverUse[],
  context: Pick<WaiverContext, 'known' | 'policy' | 'today'>,
): Diagnostic[] {
  return uses.flatMap(({ waiver, state, missing }) => {
    const { rule, until, at } = waiver;
    switch (state) {
      case 'unknown-rule': {
        const suggestion = nearest(rule, context.known);
        return [policyMessages.report('POL-001', at, { rule, ...(suggestion && { suggestion }) })];
      }
      case 'expired':
        return [policyMessages.report('POL-002', at, { rule, until })];
      case 'unused':
        return missing.length > 0
          ? missing.map((one) => missingTarget(rule, one))
          : [policyMessages.report('POL-003', at, { rule })];
      case 'refused': {
        const broken = breach(waiver, context.policy, context.today);
        return broken ? [policyMessages.report('POL-004', at, { rule, ...broken })] : [];
      }
      default:
        return [];
    }
  });
}

function missingTarget(rule: string, { target, known }: MissingTarget): Diagnostic {
  const { what, name, at } = target;
  const suggestion = nearest(name, known);
  return policyMessages.report('POL-005', at, {
    rule,
    what,
    name,
    ...(suggestion && { suggestion }),
  });
}

/** One use of each waiver out of those on several subjects: used on one of them is used. */
export function mergeWaivers(uses: readonly WaiverUse[]): WaiverUse[] {
  const merged = new Map<GivenWaiver, WaiverUse>();
  for (const use of uses) {
    const before = merged.get(use.waiver);
    const findings = use.findings + (before?.findings ?? 0);
    const state = before && RANK[before.state] > RANK[use.state] ? before.state : use.state;
    const missing = before ? missingFromBoth(before.missing, use.missing) : use.missing;
    merged.set(use.waiver, { waiver: use.waiver, state, findings, missing });
  }
  return [...merged.values()];
}

function missingFromBoth(
  some: readonly MissingTarget[],
  others: readonly MissingTarget[],
): MissingTarget[] {
  return some.flatMap(({ target, known }) =>
    others
      .filter((one) => one.target === target)
      .map((one) => ({ target, known: [...known, ...one.known] })),
  );
}

/** A waiver that is used, or stale, on one subject is no more so on another that it does not concern. */
const RANK: Readonly<Record<WaiverState, number>> = {
  'unknown-rule': 0,
  ignored: 0,
  'not-run': 0,
  unused: 1,
  refused: 2,
  expired: 3,
  applied: 3,
};

/** The waivers that stand beside the API: each covers what is at and below its place. */
export function inSource(waivers: readonly Waiver[], entry: SourceFile | undefined): GivenWaiver[] {
  return waivers.map(({ scope, ...waiver }) => ({
    ...waiver,
    kind: 'inSource',
    // At the root of the API a waiver is about all of its files; at the top of another file about that one.
    covers: ({ at }) => (scope.source === entry && scope.path.length === 0) || isWithin(at, scope),
  }));
}

/** Whether a place is at or below another. */
export function isWithin(at: Location, scope: Pick<Location, 'source' | 'path'>): boolean {
  return (
    at.source === scope.source &&
    scope.path.every((key, index) => String(at.path[index]) === String(key))
  );
}
