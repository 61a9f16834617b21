// Runs the rules over specifications and Terraform files and gathers everything there is to report.

import { readFileSync } from 'node:fs';
import type { Settings } from '../../stacks/settings.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { LoadApiOptions } from '../model/index.js';
import {
  evaluate,
  type Finding,
  inFile,
  type Rule,
  readTerraform,
  type Subject,
} from '../policy/index.js';
import { readJsonSource } from '../spec/index.js';
import { InputFailure } from './failure.js';
import { cliMessages } from './messages.js';
import { loadAll, subjectOf } from './pipeline.js';
import { reasonOf } from './write-file.js';

export interface CheckInput {
  readonly specs: readonly string[];
  readonly terraform: readonly string[];
  readonly load: LoadApiOptions;
  readonly project: Settings;
  readonly rules: readonly Rule[];
  readonly knownRules: readonly string[];
  readonly honourWaivers: boolean;
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

export async function checkFiles(input: CheckInput): Promise<CheckResult> {
  const results: CheckResult[] = [];
  for (const { model, diagnostics } of await loadAll(input.specs, input.load)) {
    const made = model ? await subjectOf(model, input.project) : { diagnostics: [] };
    const checked =
      'subject' in made && made.subject
        ? judge(made.subject, input)
        : { findings: [], diagnostics: [] };
    results.push({
      findings: checked.findings,
      diagnostics: [...diagnostics, ...made.diagnostics, ...checked.diagnostics],
    });
  }
  for (const file of input.terraform)
    results.push(judge({ terraform: terraformFile(file) }, input));
  return {
    findings: results.flatMap(({ findings }) => findings),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

function judge(subject: Subject, { rules, knownRules, honourWaivers }: CheckInput): CheckResult {
  return evaluate(subject, { rules, known: knownRules, honourWaivers });
}

function terraformFile(file: string) {
  try {
    const { source, value } = readJsonSource(file, readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null) throw new Error('its top is not an object');
    return readTerraform(value, inFile(source));
  } catch (error) {
    const reason = reasonOf(error);
    throw new InputFailure([cliMessages.report('CLI-006', { file }, { file, reason })]);
  }
}
