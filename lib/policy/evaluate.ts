// The engine: runs rules over a subject and returns every finding, sorted by address, waivers applied, and what
// each rule had to say, for reports that show evidence.

import type { Diagnostic } from '../diagnostics/index.js';
import { Location, SourceFile, sortByPlace } from '../source/index.js';
import type { Finding } from './finding.js';
import { readJudgements } from './read-judgements.js';
import type { Judgement, Rule, Subject } from './rule.js';
import { eachWithinTime } from './time-limit.js';
import type { WaiverPolicy } from './waiver-policy.js';
import {
  applyWaivers,
  type GivenWaiver,
  inSource,
  type WaiverUse,
  waiverDiagnostics,
} from './waivers.js';

export interface EvaluateOptions {
  readonly rules: readonly Rule[];
  /** Ids of every rule there is, for "no such rule". @default the ids of `rules` */
  readonly known?: readonly string[];
  /** Day on which waivers are judged, `YYYY-MM-DD` in UTC. @default today */
  readonly today?: string;
  /** Whether waivers count. @default true */
  readonly honourWaivers?: boolean;
  /** Waivers that stand outside the specification. @default none */
  readonly waivers?: readonly GivenWaiver[];
  /** What the project asks of every waiver. @default nothing */
  readonly waiverPolicy?: WaiverPolicy;
  /** Milliseconds one rule may take on one subject. @default 10,000 */
  readonly timeLimit?: number;
}

/** What one rule said of a subject. */
export interface RuleResult {
  readonly rule: Rule;
  /** The worst of its judgements; `error` when the rule itself failed. */
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'not-applicable' | 'error';
  /** The places that were judged and met the rule. */
  readonly evidence: readonly Judgement[];
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  /**
   * About the waivers beside the API: unknown rule, expired, refused, unused. Those from outside may be used on
   * another subject: `waiverDiagnostics` judges them when all have been evaluated.
   */
  readonly diagnostics: readonly Diagnostic[];
  /** Every waiver, from wherever, and what became of it. */
  readonly waivers: readonly WaiverUse[];
  readonly results: readonly RuleResult[];
}

const TIME_LIMIT = 10_000;

export function evaluate(subject: Subject, options: EvaluateOptions): Evaluation {
  const { rules, timeLimit = TIME_LIMIT } = options;
  const judged = eachWithinTime(
    timeLimit,
    rules,
    (rule) => judge(rule, subject),
    (rule) => broken(rule, subject, `it took longer than ${timeLimit / 1000} s`),
  );
  const found = distinct(judged.flatMap(({ findings }) => findings));
  const results = judged.map(({ result }) => result);
  const { model } = subject;
  const context = {
    subject,
    waivers: [
      ...inSource(model?.annotations.waivers ?? [], model?.at.source),
      ...(options.waivers ?? []),
    ],
    policy: options.waiverPolicy ?? {},
    honour: options.honourWaivers ?? true,
    ran: new Set(rules.map(({ id }) => id)),
    known: options.known ?? rules.map(({ id }) => id),
    today: options.today ?? new Date().toISOString().slice(0, 10),
  };
  const { findings, waivers } = applyWaivers(found, context);
  const own = waivers.filter(({ waiver }) => waiver.kind === 'inSource');
  return {
    findings: sortByPlace(findings, ({ at, rule, message }) => ({
      file: at.file,
      at,
      texts: [rule, message],
    })),
    diagnostics: waiverDiagnostics(own, context),
    results,
    waivers,
  };
}

interface Judged {
  readonly findings: readonly Finding[];
  readonly result: RuleResult;
}

function judge(rule: Rule, subject: Subject): Judged {
  try {
    const judgements = readJudgements(rule.check(subject));
    if (!judgements)
      return { findings: [], result: { rule, verdict: 'not-applicable', evidence: [] } };
    const findings = judgements.flatMap((one) =>
      one.verdict === 'pass' ? [] : [toFinding(rule, one)],
    );
    const evidence = judgements.filter(({ verdict }) => verdict === 'pass');
    return { findings, result: { rule, verdict: worst(findings), evidence } };
  } catch (error) {
    const told = (error as { message?: unknown } | null)?.message;
    return broken(rule, subject, typeof told === 'string' ? told : String(error));
  }
}

function worst(findings: readonly Finding[]): RuleResult['verdict'] {
  if (findings.some(({ verdict }) => verdict === 'fail')) return 'fail';
  return findings.length > 0 ? 'unknown' : 'pass';
}

function toFinding(rule: Rule, judgement: Judgement): Finding {
  const unknown = judgement.verdict === 'unknown';
  return {
    rule: rule.id,
    title: rule.title,
    group: rule.group,
    // What cannot be told before apply must not fail a run, nor pass silently.
    severity: unknown ? 'info' : rule.severity,
    verdict: unknown ? 'unknown' : 'fail',
    message: judgement.message,
    risk: rule.risk,
    hint: judgement.hint ?? rule.hint,
    standards: rule.standards,
    at: judgement.at,
    related: judgement.related ?? [],
    ...(judgement.of !== undefined && { of: judgement.of }),
  };
}

/** A rule that throws or takes too long proves nothing: that must fail the run, never pass it. */
function broken(rule: Rule, subject: Subject, reason: string): Judged {
  const finding = toFinding(rule, {
    at: subject.model?.at ?? new Location(new SourceFile(rule.id, rule.id, '')),
    message: `the rule could not be evaluated: ${reason}`,
    hint: 'this is a fault of the rule, not of the API: please report it',
  });
  return {
    findings: [{ ...finding, severity: 'error', verdict: 'error' }],
    result: { rule, verdict: 'error', evidence: [] },
  };
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    seen.set(
      JSON.stringify([finding.rule, finding.at.file, finding.at.pointer, finding.message]),
      finding,
    );
  }
  return [...seen.values()];
}
