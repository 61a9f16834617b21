// Runs the rules over specifications and Terraform files and gathers everything there is to report.

import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import type { LoadApiOptions } from '../model/index.js';
import { documentProblems } from '../plan/index.js';
import {
  applyPolicy,
  awayFromErrors,
  type Finding,
  type Policy,
  type Rule,
  type Subject,
  type WaiverUse,
} from '../policy/index.js';
import type { Checked } from '../report/index.js';
import type { CliProject } from './options.js';
import { finishApi, loadAll } from './pipeline.js';
import { readTerraformInputs } from './terraform-files.js';

export interface CheckInput {
  readonly specs: readonly string[];
  readonly terraform: readonly string[];
  readonly load: LoadApiOptions;
  readonly project: CliProject;
  readonly policy: Policy;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  /** Those that ran on any of the files. */
  readonly rules: readonly Rule[];
  readonly checked: readonly Checked[];
  readonly waivers: readonly WaiverUse[];
}

const NOTHING: CheckResult = {
  findings: [],
  diagnostics: [],
  rules: [],
  checked: [],
  waivers: [],
};

export async function checkFiles(input: CheckInput): Promise<CheckResult> {
  const { policy } = input;
  const results: CheckResult[] = [];
  for (const { file, model, partial, diagnostics } of await loadAll(input.specs, input.load)) {
    results.push({ ...NOTHING, diagnostics });
    if (partial) {
      results.push(judgePart(file, { model: partial }, diagnostics, policy));
      results.push({ ...NOTHING, diagnostics: documentProblems(partial, diagnostics) });
    }
    if (!model) continue;
    const { value: api, diagnostics: about } = await finishApi(model, input.project);
    results.push({ ...NOTHING, diagnostics: about });
    // What the specification says can be judged even where API Gateway cannot serve it yet.
    results.push(judge(file, api?.subject ?? { model }, policy));
  }
  for (const { name, graph, diagnostics } of readTerraformInputs(input.terraform)) {
    results.push({ ...NOTHING, diagnostics });
    if (!graph) continue;
    const subject = { terraform: graph };
    results.push(
      hasErrors(diagnostics)
        ? judgePart(name, subject, diagnostics, policy)
        : judge(name, subject, policy),
    );
  }
  return mergeResults(results);
}

export function mergeResults(results: readonly CheckResult[]): CheckResult {
  return {
    findings: results.flatMap(({ findings }) => findings),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
    rules: [...new Map(results.flatMap(({ rules }) => rules).map((one) => [one.id, one])).values()],
    checked: results.flatMap(({ checked }) => checked),
    waivers: results.flatMap(({ waivers }) => waivers),
  };
}

/** Runs the policy's rules on one subject. */
export function judge(file: string, subject: Subject, policy: Policy): CheckResult {
  const { results, ...judged } = applyPolicy(subject, policy);
  const checked = [{ file, subject, results }];
  // Without a plan most rules had nothing to judge: a waiver that met nothing need not be stale.
  const isWhole = !subject.model || subject.plan;
  return isWhole ? { ...judged, checked } : { ...withoutUnused(judged), checked };
}

type Judged = Pick<CheckResult, 'findings' | 'diagnostics' | 'rules' | 'waivers'>;

function withoutUnused(judged: Judged): Judged {
  return {
    ...judged,
    diagnostics: judged.diagnostics.filter(({ code }) => code !== 'POL-003'),
    waivers: judged.waivers.map((use) =>
      use.state === 'unused' ? { ...use, state: 'not-run' } : use,
    ),
  };
}

/** The same on what could be read of a file. It does not count as checked: no rule has passed. */
function judgePart(
  file: string,
  subject: Subject,
  errors: readonly Diagnostic[],
  policy: Policy,
): CheckResult {
  const judged = withoutUnused(judge(file, subject, policy));
  return { ...judged, findings: awayFromErrors(judged.findings, errors), checked: [] };
}
