// Stops `cdktf synth`, `diff` and `deploy` when the finished stack breaks a rule. It runs after Aspects and
// sees every resource of the stack, also those added by hand. It knows no rules: those come as a function.

import { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';

export interface PolicyGateProps {
  /**
   * Judges the stack's Terraform JSON and returns what must stop it, one line each. Reports belong in here:
   * what it writes is there before the synthesis fails.
   */
  readonly evaluate: (terraform: object) => readonly string[];
}

export class PolicyGate extends Construct {
  constructor(scope: Construct, id: string, props: PolicyGateProps) {
    super(scope, id);
    const stack = TerraformStack.of(this);
    stack.node.addValidation({
      validate: () => [...props.evaluate(stack.toTerraform() as object)],
    });
  }
}
