// Runs the rules over specifications and Terraform files and gathers everything there is to report.

import path from 'node:path';
import type { Diagnostic } from '../diagnostics/index.js';
import type { ApiModel, LoadApiOptions } from '../model/index.js';
import {
  applyPolicy,
  awayFromErrors,
  type ConfigurationFile,
  type Finding,
  inFile,
  isPlan,
  type Policy,
  type Rule,
  readConfiguration,
  readTerraform,
  type Subject,
  type TerraformGraph,
  type WaiverUse,
} from '../policy/index.js';
import type { Checked } from '../report/index.js';
import { readJsonSource, readText } from '../spec/index.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';
import type { CliProject } from './options.js';
import { finishApi, loadAll } from './pipeline.js';

/** Of a Terraform file: what Node.js can hold in one text. */
const MOST_BYTES = 512 * 1024 * 1024;

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
    if (partial) results.push(judgePart(file, partial, diagnostics, policy));
    if (!model) continue;
    const { value: api, diagnostics: about } = await finishApi(model, input.project);
    results.push({ ...NOTHING, diagnostics: about });
    // What the specification says can be judged even where API Gateway cannot serve it yet.
    results.push(judge(file, api?.subject ?? { model }, policy));
  }
  for (const { file, graph } of readTerraformFiles(input.terraform))
    results.push(judge(file, { terraform: graph }, policy));
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
  if (!subject.model || subject.plan) return { ...judged, checked };
  // Without a plan most rules had nothing to judge: a waiver that met nothing need not be stale.
  return {
    ...judged,
    checked,
    diagnostics: judged.diagnostics.filter(({ code }) => code !== 'POL-003'),
    waivers: judged.waivers.map((use) =>
      use.state === 'unused' ? { ...use, state: 'not-run' } : use,
    ),
  };
}

/** The same on what could be read of a specification. It does not count as checked: no rule has passed. */
function judgePart(
  file: string,
  model: ApiModel,
  errors: readonly Diagnostic[],
  policy: Policy,
): CheckResult {
  const { findings, ...judged } = judge(file, { model }, policy);
  return { ...judged, findings: awayFromErrors(findings, errors), checked: [] };
}

/** Plans stand alone; the configuration files of one folder are one configuration, as Terraform reads them. */
function readTerraformFiles(files: readonly string[]): { file: string; graph: TerraformGraph }[] {
  const plans: { file: string; graph: TerraformGraph }[] = [];
  const folders = new Map<string, { name: string; file: ConfigurationFile }[]>();
  for (const name of files) {
    const file = readTerraformFile(name);
    if (isPlan(file.json)) {
      plans.push({ file: name, graph: readTerraform(file.json, file.locate) });
      continue;
    }
    const folder = path.dirname(path.resolve(name));
    folders.set(folder, [...(folders.get(folder) ?? []), { name, file }]);
  }
  const configurations = [...folders.values()].map((list) => ({
    file: list.map(({ name }) => name).join(', '),
    graph: readConfiguration(list.map(({ file }) => file)),
  }));
  return [...plans, ...configurations];
}

function readTerraformFile(file: string): ConfigurationFile {
  const read = readText(path.resolve(file), file, { maxBytes: MOST_BYTES });
  if ('problem' in read) {
    const { problem } = read;
    throw new InputFailure([problem.code === 'SPEC-001' ? problem : noTerraform(file, problem)]);
  }
  try {
    const { source, value } = readJsonSource(file, read.text);
    if (typeof value !== 'object' || value === null)
      throw new Error('its top is neither an object nor a list');
    return { json: value, locate: inFile(source) };
  } catch (error) {
    throw new InputFailure([noTerraform(file, error as Error)]);
  }
}

function noTerraform(file: string, { message: reason }: { readonly message: string }): Diagnostic {
  return cliMessages.report('CLI-006', { file }, { file, reason });
}
