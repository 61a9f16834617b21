// The project's policy for apps that make their stacks themselves.

import { readFileSync } from 'node:fs';
import { TerraformStack } from 'cdktf';
import type { Project } from '../lib/config/index.js';
import {
  callerFile,
  PolicyGate,
  SecureGateway,
  withoutConstructs,
} from '../lib/constructs/index.js';
import type { SourceFile } from '../lib/source/index.js';
import { policyOf } from './gate.js';
import type { FinishedStack } from './subject.js';

/**
 * Has the stack of a gateway judged by the project's rules once it is finished, with all that stands beside the gateway.
 * The report goes to stderr; a finding of severity error fails the synthesis, and no stack is written. Other gateways in
 * the stack are for gates of their own.
 */
export function projectGate(
  gateway: SecureGateway,
  project: Pick<Project, 'policy' | 'baseline'>,
): PolicyGate {
  const madeIn = callerFile([import.meta.filename], (file) => readFileSync(file, 'utf8'));
  const evaluate = policyOf(project, () => finished(gateway, madeIn));
  return new PolicyGate(gateway, 'policy', {
    evaluate: (terraform) => evaluate(withoutConstructs(terraform, otherGateways(gateway))),
  });
}

function otherGateways(gateway: SecureGateway): string[] {
  const all = TerraformStack.of(gateway).node.findAll();
  return all
    .filter((one) => one instanceof SecureGateway && one !== gateway)
    .map(({ node }) => node.path);
}

/** What the policy judges of a gateway's stack; nothing where it was made of no specification, or has no plan. */
export function finished(
  { model, plan, node }: SecureGateway,
  stackFile?: SourceFile,
): Omit<FinishedStack, 'terraform'> | undefined {
  if (!model || !plan) return undefined;
  return { model, plan, gatewayPath: node.path, ...(stackFile && { stackFile }) };
}
