// What the policy rules look at when a stack is finished: the API, its plan, and the Terraform JSON with each
// resource at the place that asked for it.

import { originsOf } from '../lib/constructs/index.js';
import type { ApiModel } from '../lib/model/index.js';
import type { GatewayPlan } from '../lib/plan/index.js';
import { readTerraform, type Subject } from '../lib/policy/index.js';
import type { SourceFile } from '../lib/source/index.js';

export interface FinishedStack {
  readonly model: ApiModel;
  readonly plan: GatewayPlan;
  readonly terraform: object;
  /** Path of the gateway's construct. */
  readonly gatewayPath: string;
  /** The file that makes the stack, for resources that users add. */
  readonly stackFile?: SourceFile;
}

export function subjectOf(stack: FinishedStack): Subject {
  const { model, plan, terraform } = stack;
  const { locate, isGenerated } = originsOf(terraform, stack);
  return { model, plan, terraform: readTerraform(terraform, locate, isGenerated) };
}
