// The engine: runs rules over a subject and returns every finding, sorted by address, waivers applied.

import type { Diagnostic } from '../diagnostics/index.js';
import { Location, SourceFile } from '../source/index.js';
import type { Finding } from './finding.js';
import type { Problem, Rule, Subject } from './rule.js';
import { applyWaivers } from './waivers.js';

export interface EvaluateOptions {
  readonly rules: readonly Rule[];
  /** Ids of every rule there is, for "no such rule". @default the ids of `rules` */
  readonly known?: readonly string[];
  /** Day on which waivers are judged, `YYYY-MM-DD` in UTC. @default today */
  readonly today?: string;
  /** Whether waivers count. @default true */
  readonly honourWaivers?: boolean;
}

export interface Evaluation {
  readonly findings: readonly Finding[];
  /** About waivers: unknown rule, expired, unused. */
  readonly diagnostics: readonly Diagnostic[];
  /** Ids of the rules that had something to check. */
  readonly applied: readonly string[];
}

export function evaluate(subject: Subject, options: EvaluateOptions): Evaluation {
  const { rules } = options;
  const results = rules.map((rule) => ({ rule, findings: run(rule, subject) }));
  const found = distinct(results.flatMap(({ findings }) => findings ?? []));
  const applied = results.flatMap(({ rule, findings }) => (findings ? [rule.id] : []));
  if (options.honourWaivers === false) return { findings: sort(found), diagnostics: [], applied };
  const { findings, diagnostics } = applyWaivers(found, {
    waivers: subject.model?.annotations.waivers ?? [],
    ran: new Set(rules.map(({ id }) => id)),
    known: options.known ?? rules.map(({ id }) => id),
    today: options.today ?? new Date().toISOString().slice(0, 10),
  });
  return { findings: sort(findings), diagnostics, applied };
}

/** `undefined` when the rule does not apply. */
function run(rule: Rule, subject: Subject): Finding[] | undefined {
  try {
    const problems = rule.check(subject);
    return problems && [...problems].map((problem) => toFinding(rule, problem));
  } catch (error) {
    return [unknown(rule, subject, error)];
  }
}

function toFinding(rule: Rule, problem: Problem): Finding {
  return {
    rule: rule.id,
    title: rule.title,
    group: rule.group,
    severity: rule.severity,
    verdict: 'fail',
    message: problem.message,
    risk: rule.risk,
    hint: problem.hint ?? rule.hint,
    standards: rule.standards,
    at: problem.at,
    related: problem.related ?? [],
  };
}

/** A rule that throws proves nothing: that must fail the run, never pass it. */
function unknown(rule: Rule, subject: Subject, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    ...toFinding(rule, {
      at: subject.model?.at ?? new Location(new SourceFile(rule.id, rule.id, '')),
      message: `the rule could not be evaluated: ${reason}`,
      hint: 'this is a fault of the rule, not of the API: please report it',
    }),
    severity: 'error',
    verdict: 'unknown',
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

function sort(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      a.at.file.localeCompare(b.at.file) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column ||
      a.rule.localeCompare(b.rule) ||
      a.message.localeCompare(b.message),
  );
}
