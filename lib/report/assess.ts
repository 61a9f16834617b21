// How far the rules of a pack show that each control of its standard is met: evidence for whoever has to prove
// it. It never says that a standard is complied with: it says what was looked at, and what cannot be seen here.

import {
  type Control,
  type Finding,
  isCoveredBy,
  type Judgement,
  type Pack,
  type Rule,
} from '../policy/index.js';
import type { Report } from './report.js';

export interface ControlAssessment {
  readonly control: Control;
  /**
   * `met`: rules that speak for it were met and none was broken; `broken`: at least one open finding; `waived`: broken,
   * and every finding is accepted for a time; `unknown`: it cannot be told before apply; `not-shown`: no rule had
   * anything to check; `outside`: out of a gateway's reach.
   */
  readonly status: 'met' | 'broken' | 'waived' | 'unknown' | 'not-shown' | 'outside';
  readonly rules: readonly RuleEvidence[];
}

export interface RuleEvidence {
  readonly rule: Rule;
  /** Places that met the rule. */
  readonly evidence: readonly Judgement[];
  readonly findings: readonly Finding[];
}

export interface PackAssessment {
  readonly pack: Pack;
  readonly controls: readonly ControlAssessment[];
}

/** The packs of the report that serve a standard. */
export function assessPacks(report: Report): PackAssessment[] {
  return report.packs
    .filter(({ controls }) => controls.length > 0)
    .map((pack) => ({
      pack,
      controls: pack.controls.map((control) => assess(control, pack, report)),
    }));
}

/** `2 broken, 14 met`, in the order of the controls. */
export function statusCounts({ controls }: PackAssessment): string {
  const statuses = controls.map(({ status }) => status);
  return [...new Set(statuses)]
    .map((status) => `${statuses.filter((one) => one === status).length} ${status}`)
    .join(', ');
}

function assess(control: Control, pack: Pack, report: Report): ControlAssessment {
  const rules = report.rules
    .filter((rule) =>
      rule.standards.some(
        ({ standard, requirement }) =>
          standard === pack.standard && isCoveredBy(requirement, control),
      ),
    )
    .map((rule) => ({
      rule,
      evidence: report.checked.flatMap(({ results }) =>
        results.filter((one) => one.rule.id === rule.id).flatMap((one) => one.evidence),
      ),
      findings: report.findings.filter((one) => one.rule === rule.id),
    }));
  return { control, status: statusOf(control, rules), rules };
}

function statusOf({ reach }: Control, rules: readonly RuleEvidence[]): ControlAssessment['status'] {
  const findings = rules.flatMap((one) => one.findings);
  const open = findings.filter(({ waived }) => !waived);
  if (open.some(({ verdict }) => verdict !== 'unknown')) return 'broken';
  if (open.length > 0) return 'unknown';
  if (findings.length > 0) return 'waived';
  if (rules.some(({ evidence }) => evidence.length > 0)) return 'met';
  return reach === 'outside' ? 'outside' : 'not-shown';
}
