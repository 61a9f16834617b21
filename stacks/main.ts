// What cdktf.json runs: a stack for each specification in `specs/`, and with the context `baseline: true` one
// for the account's settings.

import { App } from 'cdktf';
import { type Project, readProject } from '../lib/config/index.js';
import { type Diagnostic, hasErrors, sortDiagnostics } from '../lib/diagnostics/index.js';
import { type ApiModel, loadApi } from '../lib/model/index.js';
import { LOCK_FILE } from '../lib/plan/index.js';
import { prettyDiagnostic } from '../lib/report/index.js';
import { BaselineStack } from './baseline-stack.js';
import { policyOf } from './gate.js';
import { GatewayStack } from './gateway-stack.js';
import { readSettings, type Settings, stackSettings } from './settings.js';
import { readShardLock, writeShardLock } from './shard-lock.js';
import { findSpecifications } from './specifications.js';
import { nameClashes } from './stack-names.js';
import type { FinishedStack } from './subject.js';

const EXIT_FINDINGS = 1;
const EXIT_INPUT = 2;

// The authorizer function's bundle is part of the stacks. The script has no types, hence the address.
const builder = (await import(new URL('../scripts/build.js', import.meta.url).href)) as {
  readonly buildIfStale: () => Promise<void>;
};
await builder.buildIfStale();

const app = new App();
const settings = readSettings((key) => app.node.tryGetContext(key), process.env);
const project = settings.value && (await readProject(projectOptions(settings.value)));
const lock = readShardLock();
const made: { readonly model: ApiModel; readonly stack: GatewayStack }[] = [];
let refused = false;
const diagnostics = sortDiagnostics([
  ...settings.diagnostics,
  ...(project?.diagnostics ?? []),
  ...lock.diagnostics,
  ...(await all()),
]);
for (const one of diagnostics.filter(({ severity }) => severity !== 'info')) {
  process.stderr.write(`${prettyDiagnostic(one, { colour: false })}\n\n`);
}
// Nothing is written while anything is wrong with any of them.
if (hasErrors(diagnostics)) process.exitCode = EXIT_INPUT;
else synthesizeAll();

function projectOptions({ environment }: Settings) {
  return { environment, today: process.env['PORTCULLIS_TODAY'] };
}

/** The stacks of the project, when everything that it says of itself can be read. */
async function all(): Promise<readonly Diagnostic[]> {
  const { value } = lock;
  if (!settings.value || !project?.value || !value) return [];
  return addStacks({ ...settings.value, shards: (api) => value.get(api) }, project.value);
}

async function addStacks(from: Settings, own: Project): Promise<readonly Diagnostic[]> {
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
  const stacks = clashes.length > 0 ? [] : models.map((model) => addGateway(model, from, own));
  if (app.node.tryGetContext('baseline') === true) {
    new BaselineStack(app, 'baseline', stackSettings(from, 'baseline'));
  }
  return [
    ...loaded.flatMap((one) => one.diagnostics),
    ...clashes,
    ...stacks.flatMap(({ gateway }) => gateway.diagnostics),
  ];
}

function addGateway(model: ApiModel, from: Settings, project: Project): GatewayStack {
  const { id, ...props } = stackSettings(from, model.annotations.root.name);
  const stack: GatewayStack = new GatewayStack(app, id, {
    model,
    ...props,
    evaluate: (terraform) => {
      const refusals = policyOf(project, () => finished(stack, model))(terraform);
      refused ||= refusals.length > 0;
      return refusals;
    },
  });
  made.push({ model, stack });
  return stack;
}

function synthesizeAll(): void {
  try {
    app.synth();
    rememberShards();
  } catch (error) {
    // The gate has reported its findings; a stack trace of cdktf would bury them.
    if (!refused || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message.split('\n\n')[0]}\n`);
    process.exitCode = EXIT_FINDINGS;
  }
}

/** What the policy gate judges of a stack; nothing where the gateway has no plan. */
function finished(
  { gateway, madeIn }: GatewayStack,
  model: ApiModel,
): Omit<FinishedStack, 'terraform'> | undefined {
  const { plan } = gateway;
  return (
    plan && { model, plan, gatewayPath: gateway.node.path, ...(madeIn && { stackFile: madeIn }) }
  );
}

function rememberShards(): void {
  const planned = made.flatMap(({ model, stack: { gateway } }) =>
    gateway.plan ? [{ model, plan: gateway.plan }] : [],
  );
  if (writeShardLock(lock.value ?? new Map(), planned))
    process.stderr.write(`${LOCK_FILE} changed: commit it\n`);
}
