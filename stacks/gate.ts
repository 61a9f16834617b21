// The policy gate of a gateway's stack: the project's rules over the finished Terraform, the report on stderr, and
// one line for each finding that must stop the synthesis.

import { applyBaseline, type Project } from '../lib/config/index.js';
import { applyPolicy, settleWaivers } from '../lib/policy/index.js';
import { pretty, type Report } from '../lib/report/index.js';
import { type FinishedStack, subjectOf } from './subject.js';

/** Returns what `PolicyGate` takes. */
export function policyOf(
  { policy, baseline }: Pick<Project, 'policy' | 'baseline'>,
  stack: () => Omit<FinishedStack, 'terraform'> | undefined,
  write: (text: string) => void = (text) => void process.stderr.write(text),
): (terraform: object) => readonly string[] {
  return (terraform) => {
    const made = stack();
    // Without a plan there is nothing to judge: its errors stop the synthesis.
    if (!made) return [];
    const { model } = made;
    const subject = subjectOf({ ...made, terraform });
    const evaluation = applyPolicy(subject, policy);
    const { results, rules } = evaluation;
    const { findings } = baseline
      ? applyBaseline(evaluation.findings, baseline, { complete: false })
      : evaluation;
    // The project's waivers may be about other stacks.
    const settled = settleWaivers(evaluation.waivers, policy, 'some');
    const diagnostics = [...evaluation.diagnostics, ...settled.diagnostics];
    const report: Report = {
      findings,
      diagnostics,
      rules,
      files: [model.at.file],
      failOn: 'error',
      checked: [{ file: model.at.file, subject, results }],
      packs: policy.packs,
      waivers: settled.waivers,
    };
    const failing = findings.filter(({ severity, waived }) => severity === 'error' && !waived);
    if (findings.length > 0) write(pretty.render(report, { colour: false }));
    return [
      ...diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ code, message }) => `${code}: ${message}`),
      ...failing.map(
        ({ rule, at, message }) => `${at.file}:${at.line}:${at.column} ${rule}: ${message}`,
      ),
    ];
  };
}
