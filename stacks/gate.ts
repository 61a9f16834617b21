// The policy gate of a gateway's stack: every rule over the finished Terraform, the report on stderr, and
// one line for each finding that must stop the synthesis.

import type { ApiModel } from '../lib/model/index.js';
import type { GatewayPlan } from '../lib/plan/index.js';
import { evaluate, readTerraform, rules } from '../lib/policy/index.js';
import { formats, type Report } from '../lib/report/index.js';

/** Returns what `PolicyGate` takes. */
export function policyOf(
  model: ApiModel,
  plan: () => GatewayPlan | undefined,
  write: (text: string) => void = (text) => void process.stderr.write(text),
): (terraform: object) => readonly string[] {
  return (terraform) => {
    const planned = plan();
    const subject = {
      model,
      ...(planned && { plan: planned }),
      terraform: readTerraform(terraform, () => model.annotations.root.at),
    };
    const { findings, diagnostics } = evaluate(subject, { rules });
    const report: Report = {
      findings,
      diagnostics,
      rules,
      files: [model.at.file],
      failOn: 'error',
    };
    const failing = findings.filter(({ severity, waived }) => severity === 'error' && !waived);
    const [pretty] = formats;
    if (findings.length > 0 && pretty) write(pretty.render(report, { colour: false }));
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
