// The project's policy for apps that make their stacks themselves.

import { readFileSync } from 'node:fs';
import type { Project } from '../lib/config/index.js';
import { callerFile, PolicyGate, type SecureGateway } from '../lib/constructs/index.js';
import type { SourceFile } from '../lib/source/index.js';
import { policyOf } from './gate.js';
import type { FinishedStack } from './subject.js';

/**
 * Has the stack of a gateway judged by the project's rules once it is finished, with all that stands beside the gateway.
 * The report goes to stderr; a finding of severity error fails the synthesis, and no stack is written.
 */
export function projectGate(
  gateway: SecureGateway,
  project: Pick<Project, 'policy' | 'baseline'>,
): PolicyGate {
  const madeIn = callerFile([import.meta.filename], (file) => readFileSync(file, 'utf8'));
  return new PolicyGate(gateway, 'policy', {
    evaluate: policyOf(project, () => finished(gateway, madeIn)),
  });
}

/** What the policy judges of a gateway's stack; nothing where it was made of no specification, or has no plan. */
export function finished(
  { model, plan, node }: SecureGateway,
  stackFile?: SourceFile,
): Omit<FinishedStack, 'terraform'> | undefined {
  if (!model || !plan) return undefined;
  return { model, plan, gatewayPath: node.path, ...(stackFile && { stackFile }) };
}
