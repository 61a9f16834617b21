// A specification's text in, findings out: for the tests of projects that use Portcullis.

import type { Diagnostic } from '../diagnostics/index.js';
import { type ApiModel, readApi } from '../model/index.js';
import { awsVariables, documentProblems, type GatewayPlan, planGateway } from '../plan/index.js';
import {
  awayFromErrors,
  definePolicy,
  evaluate,
  type Finding,
  type Rule,
  rules,
  rulesFor,
  type Subject,
} from '../policy/index.js';
import { loadSpecText } from '../spec/index.js';

export interface TestOptions {
  /** Values of `${name}` in annotations. */
  readonly variables?: Readonly<Record<string, string>>;
  /** HTTP back end of operations that name none. @default https://backend.example.com */
  readonly backend?: string;
  /** Other files, by path relative to the specification. */
  readonly files?: Readonly<Record<string, string>>;
  /** @default the recommended rules, and those of the compliance regimes that the API names */
  readonly rules?: readonly Rule[];
}

export interface TestResult {
  /** Absent when the document has errors: rules have judged the rest of it all the same. */
  readonly model?: ApiModel;
  /** Absent when the diagnostics hold an error: rules about the specification have been judged all the same. */
  readonly plan?: GatewayPlan;
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks a specification that is given as text, as `portcullis check` would, without Terraform. */
export async function checkText(text: string, options: TestOptions = {}): Promise<TestResult> {
  const { variables = {}, backend = 'https://backend.example.com', files = {} } = options;
  const spec = await loadSpecText(text, { files });
  const read = readApi(spec, { variables, defaultBackend: backend });
  if (read.partial) {
    const findings = judge({ model: read.partial }, options);
    return {
      findings: awayFromErrors(findings, read.diagnostics),
      diagnostics: [...read.diagnostics, ...documentProblems(read.partial, read.diagnostics)],
    };
  }
  const { value: model } = read;
  if (!model) return { findings: [], diagnostics: read.diagnostics };
  const plan = planGateway(model, { references: awsVariables(model) });
  const diagnostics = [...read.diagnostics, ...plan.diagnostics];
  const subject = { model, ...(plan.value && { plan: plan.value }) };
  return { ...subject, findings: judge(subject, options), diagnostics };
}

function judge(subject: Subject & { readonly model: ApiModel }, options: TestOptions) {
  const { compliance } = subject.model.annotations.root;
  const chosen = options.rules ?? rulesFor(definePolicy(rules), compliance);
  return evaluate(subject, { rules: chosen }).findings;
}
