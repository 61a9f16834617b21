// The files that `cdktf synth` would write for one model, without writing any: for commands that print,
// check or place them themselves. No policy gate: whoever calls judges the result.

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { App } from 'cdktf';
import type { Diagnostic } from '../lib/diagnostics/index.js';
import type { ApiModel } from '../lib/model/index.js';
import type { GatewayPlan } from '../lib/plan/index.js';
import { GatewayStack, type GatewayStackProps } from './gateway-stack.js';
import type { StackSettings } from './settings.js';

export interface Synthesized {
  readonly stackName: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent, as `terraform`, when the diagnostics hold an error. */
  readonly plan?: GatewayPlan;
  readonly terraform?: object;
  /** Path of the gateway's construct. */
  readonly gatewayPath: string;
  /** Path below the stack's folder, and content: the Terraform JSON and the functions' code. Written when asked for. */
  readonly files: () => readonly (readonly [name: string, content: string | Uint8Array])[];
}

/** Settings of the stack that do not come from the model. */
export type SynthesizeOptions = Omit<GatewayStackProps, 'model' | 'plan' | 'evaluate'> &
  Partial<Pick<StackSettings, 'id'>>;

export function synthesize(model: ApiModel, options: SynthesizeOptions = {}): Synthesized {
  // cdktf makes its output folder as soon as there is an App.
  const outdir = mkdtempSync(path.join(os.tmpdir(), 'portcullis-'));
  try {
    const { id = model.annotations.root.name, ...props } = options;
    const app = new App({ outdir, stackTraces: false });
    const stack = new GatewayStack(app, id, { ...props, model });
    return { stackName: id, ...filesOf(stack) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** What `synthesize` returns, for a stack that may hold more than a gateway. */
export function filesOf(stack: GatewayStack): Omit<Synthesized, 'stackName'> {
  const { plan, parts, diagnostics, node } = stack.gateway;
  const gatewayPath = node.path;
  if (!plan || !parts) return { diagnostics, gatewayPath, files: () => [] };
  stack.prepareStack();
  const terraform = stack.toTerraform() as object;
  const archives = Object.values(parts.authorizers).map(({ archive }) => archive);
  return {
    diagnostics,
    plan,
    terraform,
    gatewayPath,
    files: () => [
      ['cdk.tf.json', writeJson(terraform)],
      ...archives.map(({ path: name, content }) => [name, content] as const),
    ],
  };
}

/** As cdktf writes it: keys in order, and empty lists and objects on two lines. */
function writeJson(value: unknown, margin = '\n'): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    return `[${value.map((item) => inner + writeJson(item, inner)).join(',')}${margin}]`;
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const lines = entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${writeJson(item, inner)}`);
  return `{${lines.join(',')}${margin}}`;
}
