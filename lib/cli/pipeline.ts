// What commands share between a file name and a result: the model, and for policy the finished Terraform
// JSON with the plan it was made from.

import { type Settings, stackSettings } from '../../stacks/settings.js';
import { type Diagnostic, hasErrors } from '../diagnostics/index.js';
import { type ApiModel, type LoadApiOptions, loadApi } from '../model/index.js';
import { awsVariables, type GatewayPlan, planGateway } from '../plan/index.js';
import type { Subject } from '../policy/index.js';
import { InputFailure } from './failure.js';
import { printDiagnostics, type Terminal } from './terminal.js';

export interface Loaded {
  readonly file: string;
  readonly model?: ApiModel;
  readonly diagnostics: readonly Diagnostic[];
}

export async function loadAll(
  files: readonly string[],
  options: LoadApiOptions,
): Promise<Loaded[]> {
  return Promise.all(
    files.map(async (file) => {
      const { value, diagnostics } = await loadApi(file, options);
      return { file, ...(value && { model: value }), diagnostics };
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

/** Model, plan and Terraform of one API, as policy rules see them. */
export async function finishedSubject(
  model: ApiModel,
  project: Settings,
): Promise<{ subject?: Subject; diagnostics: readonly Diagnostic[] }> {
  const [{ synthesize }, { subjectOf }] = await importStacks();
  const { plan, terraform, gatewayPath, diagnostics } = synthesize(
    model,
    stackSettings(project, model.annotations.root.name),
  );
  if (!plan || !terraform) return { diagnostics };
  return { subject: subjectOf({ model, plan, terraform, gatewayPath }), diagnostics };
}

/** cdktf takes as long to import as all the rest: only commands that need it pay for it. */
export function importStacks() {
  return Promise.all([import('../../stacks/synthesize.js'), import('../../stacks/subject.js')]);
}
