// What commands share between a file name and a result: the model, and for policy the finished Terraform
// JSON with the plan it was made from.

import { type Settings, stackSettings } from '../../stacks/settings.js';
import type { Synthesized } from '../../stacks/synthesize.js';
import { type Diagnostic, hasErrors, type Outcome } from '../diagnostics/index.js';
import { type ApiModel, type LoadApiOptions, loadApi } from '../model/index.js';
import { awsVariables, type GatewayPlan, planGateway } from '../plan/index.js';
import type { Subject } from '../policy/index.js';
import { InputFailure } from './failure.js';
import { printDiagnostics, type Terminal } from './terminal.js';
import { optimizeLater } from './tiering.js';

export interface Loaded {
  readonly file: string;
  readonly model?: ApiModel;
  /** What could be read in spite of errors: to be judged, not to be deployed. */
  readonly partial?: ApiModel;
  readonly diagnostics: readonly Diagnostic[];
}

export async function loadAll(
  files: readonly string[],
  options: LoadApiOptions,
): Promise<Loaded[]> {
  await optimizeLater(files);
  return Promise.all(
    files.map(async (file) => {
      const { value, ...rest } = await loadApi(file, options);
      return { file, ...(value && { model: value }), ...rest };
    }),
  );
}

/** What AWS gets, with the account's own names left to API Gateway: for commands that print it. */
export function planPortable(
  model: ApiModel,
  { environment, shards }: Pick<Settings, 'environment' | 'shards'>,
): {
  plan?: GatewayPlan;
  diagnostics: readonly Diagnostic[];
} {
  const locked = shards?.(model.annotations.root.name);
  const { value, diagnostics } = planGateway(model, {
    references: awsVariables(model, environment),
    ...(environment !== undefined && { environment }),
    ...(locked && { shards: locked }),
  });
  return { ...(value && { plan: value }), diagnostics };
}

/** Prints diagnostics and returns the value; ends the command when there is an error among them. */
export function unwrap<T>(
  terminal: Terminal,
  value: T | undefined,
  diagnostics: readonly Diagnostic[],
): T {
  if (value === undefined || hasErrors(diagnostics)) throw new InputFailure(diagnostics);
  printDiagnostics(terminal, diagnostics);
  return value;
}

export interface FinishedApi {
  readonly model: ApiModel;
  readonly plan: GatewayPlan;
  readonly stackName: string;
  readonly files: Synthesized['files'];
  /** Model, plan and Terraform, as policy rules see them. */
  readonly subject: Subject;
}

/** The stack of one API; absent when a part of it cannot be served as its specification says. */
export async function finishApi(model: ApiModel, project: Settings): Promise<Outcome<FinishedApi>> {
  // cdktf takes as long to import as all the rest: only commands that need it pay for it.
  const [{ synthesize }, { subjectOf }] = await Promise.all([
    import('../../stacks/synthesize.js'),
    import('../../stacks/subject.js'),
  ]);
  const { plan, terraform, gatewayPath, diagnostics, ...stack } = synthesize(
    model,
    stackSettings(project, model.annotations.root.name),
  );
  if (!plan || !terraform) return { diagnostics };
  const subject = subjectOf({ model, plan, terraform, gatewayPath });
  return { value: { model, plan, ...stack, subject }, diagnostics };
}
