// What an app of a project does: a stack for each specification in `specs/`, judged by the project's policy, and with
// the context `baseline: true` one for the account's settings.

import { App } from 'cdktf';
import { type Project, readProject } from '../lib/config/index.js';
import {
  type Diagnostic,
  hasErrors,
  type Outcome,
  sortDiagnostics,
} from '../lib/diagnostics/index.js';
import { type ApiModel, loadApi } from '../lib/model/index.js';
import { LOCK_FILE, type ShardLock } from '../lib/plan/index.js';
import { prettyDiagnostic } from '../lib/report/index.js';
import { BaselineStack } from './baseline-stack.js';
import { policyOf } from './gate.js';
import { GatewayStack } from './gateway-stack.js';
import { finished } from './project-gate.js';
import { readSettings, type Settings, stackSettings } from './settings.js';
import { readShardLock, writeShardLock } from './shard-lock.js';
import { findSpecifications } from './specifications.js';
import { nameClashes } from './stack-names.js';

export { GatewayStack, type GatewayStackProps } from './gateway-stack.js';
export { projectGate } from './project-gate.js';
export type { ApiModel, Project };
export { readProject };

const EXIT_FINDINGS = 1;
const EXIT_INPUT = 2;

export interface ProjectOptions {
  /**
   * Adds resources of your own to a gateway's stack, before the policy judges it.
   * @default the stack holds the gateway alone
   */
  readonly extend?: (stack: GatewayStack, model: ApiModel) => void;
}

/**
 * Synthesizes the project in the working directory: a stack for each specification in `specs/`, with region,
 * environment, state and variables from environment variables or the context of cdktf.json, and refused when a rule of
 * severity error fails. Everything that is wrong is told on stderr; the exit code becomes 1 for findings and 2 for wrong
 * input, and nothing is written then.
 */
export async function synthesizeProject(options: ProjectOptions = {}): Promise<void> {
  await new ProjectApp(options).run();
}

class ProjectApp {
  readonly #app = new App();
  readonly #lock: Outcome<ShardLock> = readShardLock();
  readonly #made: { readonly model: ApiModel; readonly stack: GatewayStack }[] = [];
  /** Whether the policy gate refused a stack. */
  #refused = false;

  constructor(private readonly options: ProjectOptions) {}

  async run(): Promise<void> {
    const diagnostics = sortDiagnostics(await this.#addAll());
    for (const one of diagnostics.filter(({ severity }) => severity !== 'info')) {
      process.stderr.write(`${prettyDiagnostic(one, { colour: false })}\n\n`);
    }
    // Nothing is written while anything is wrong with any of them.
    if (hasErrors(diagnostics)) process.exitCode = EXIT_INPUT;
    else this.#synthesize();
  }

  /** The stacks of the project, when everything that it says of itself can be read. */
  async #addAll(): Promise<readonly Diagnostic[]> {
    const settings = readSettings((key) => this.#app.node.tryGetContext(key), process.env);
    const project =
      settings.value &&
      (await readProject({
        environment: settings.value.environment,
        today: process.env['PORTCULLIS_TODAY'],
      }));
    const { value: lock } = this.#lock;
    const stacks =
      settings.value && project?.value && lock
        ? await this.#addStacks(
            { ...settings.value, shards: (api) => lock.get(api) },
            project.value,
          )
        : [];
    return [
      ...settings.diagnostics,
      ...(project?.diagnostics ?? []),
      ...this.#lock.diagnostics,
      ...stacks,
    ];
  }

  async #addStacks(from: Settings, own: Project): Promise<readonly Diagnostic[]> {
    const { defaultBackend } = from;
    const variables = { ...own.variables, ...from.variables };
    const loaded = await Promise.all(
      findSpecifications().map((file) =>
        loadApi(file, {
          variables,
          ...(defaultBackend !== undefined && { defaultBackend }),
          ...(own.amend && { amend: own.amend }),
        }),
      ),
    );
    const models = loaded.flatMap(({ value }) => value ?? []);
    const clashes = nameClashes(models);
    const stacks =
      clashes.length > 0 ? [] : models.map((model) => this.#addGateway(model, from, own));
    if (this.#app.node.tryGetContext('baseline') === true) {
      new BaselineStack(this.#app, 'baseline', stackSettings(from, 'baseline'));
    }
    return [
      ...loaded.flatMap((one) => one.diagnostics),
      ...clashes,
      ...stacks.flatMap(({ gateway }) => gateway.diagnostics),
    ];
  }

  #addGateway(model: ApiModel, from: Settings, project: Project): GatewayStack {
    const { id, ...props } = stackSettings(from, model.annotations.root.name);
    const stack: GatewayStack = new GatewayStack(this.#app, id, {
      model,
      ...props,
      evaluate: (terraform) => {
        const refusals = policyOf(project, () => finished(stack.gateway, stack.madeIn))(terraform);
        this.#refused ||= refusals.length > 0;
        return refusals;
      },
    });
    this.#made.push({ model, stack });
    this.options.extend?.(stack, model);
    return stack;
  }

  #synthesize(): void {
    try {
      this.#app.synth();
      this.#rememberShards();
    } catch (error) {
      // The gate has reported its findings; a stack trace of cdktf would bury them.
      if (!this.#refused || !(error instanceof Error)) throw error;
      process.stderr.write(`${error.message.split('\n\n')[0]}\n`);
      process.exitCode = EXIT_FINDINGS;
    }
  }

  #rememberShards(): void {
    const planned = this.#made.flatMap(({ model, stack: { gateway } }) =>
      gateway.plan ? [{ model, plan: gateway.plan }] : [],
    );
    if (writeShardLock(this.#lock.value ?? new Map(), planned))
      process.stderr.write(`${LOCK_FILE} changed: commit it\n`);
  }
}
