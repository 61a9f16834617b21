// A specification's text in, findings out: for the tests of projects that use Portcullis.

import { readAnnotations } from '../annotations/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import { type ApiModel, readModel } from '../model/index.js';
import { awsVariables, type GatewayPlan, planGateway } from '../plan/index.js';
import {
  definePolicy,
  evaluate,
  type Finding,
  type Rule,
  rules,
  rulesFor,
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
  /** Absent when the document cannot be read. */
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
  if (!spec.value) return { findings: [], diagnostics: spec.diagnostics };
  const annotations = readAnnotations(spec.value, { variables, defaultBackend: backend });
  const model = annotations.value && readModel(spec.value, annotations.value);
  const read = [...spec.diagnostics, ...annotations.diagnostics, ...(model?.diagnostics ?? [])];
  if (!model?.value) return { findings: [], diagnostics: read };
  const plan = planGateway(model.value, { references: awsVariables(model.value) });
  const diagnostics = [...read, ...plan.diagnostics];
  const subject = { model: model.value, ...(plan.value && { plan: plan.value }) };
  const { findings } = evaluate(subject, {
    rules: options.rules ?? rulesFor(definePolicy(rules), model.value.annotations.root.compliance),
  });
  return { ...subject, findings, diagnostics };
}
