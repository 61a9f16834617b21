// A policy over all that a run checks: each subject by the rules that are for it, and at the end what became of
// the waivers of the project, each of which may be about any of the subjects.

import type { Diagnostic } from '../diagnostics/index.js';
import { type Evaluation, evaluate } from './evaluate.js';
import { type Policy, rulesFor } from './policy.js';
import type { Rule, Subject } from './rule.js';
import { mergeWaivers, type WaiverUse, waiverDiagnostics } from './waivers.js';

export interface PolicyEvaluation extends Evaluation {
  /** Those that ran. */
  readonly rules: readonly Rule[];
}

/** Runs a policy's rules on one subject. */
export function applyPolicy(subject: Subject, policy: Policy): PolicyEvaluation {
  const rules = rulesFor(policy, subject.model?.annotations.root.compliance);
  const { catalogue, ...options } = policy;
  return {
    rules,
    ...evaluate(subject, { ...options, rules, known: catalogue.map(({ id }) => id) }),
  };
}

/** What a run reads of all that the project's waivers may be about. */
export type Extent = 'some' | 'specifications' | 'everything';

/** What became of every waiver of a run. One that met nothing is stale only where it would have been met. */
export function settleWaivers(
  uses: readonly WaiverUse[],
  policy: Policy,
  extent: Extent,
): { waivers: WaiverUse[]; diagnostics: Diagnostic[] } {
  const waivers = mergeWaivers(uses);
  const external = waivers.filter(
    ({ waiver, state }) =>
      waiver.kind === 'external' &&
      (state !== 'unused' ||
        extent === 'everything' ||
        (extent === 'specifications' && !waiver.aboutResource)),
  );
  const known = policy.catalogue.map(({ id }) => id);
  const diagnostics = waiverDiagnostics(external, {
    known,
    policy: policy.waiverPolicy,
    today: policy.today,
  });
  return { waivers, diagnostics };
}
