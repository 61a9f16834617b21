// What AWS asks of values that neither `terraform validate` nor `plan` looks at: such a mistake stops the synthesis
// instead of an apply half-way. Tokens pass: their values are for Terraform to know.

import { Token } from 'cdktf';
import type { Construct } from 'constructs';

/** Stops the synthesis of `scope` unless `value` matches; `expected` ends the sentence "… must …". */
export function mustMatch(
  scope: Construct,
  what: string,
  value: string | undefined,
  pattern: RegExp,
  expected: string,
): void {
  if (value === undefined || Token.isUnresolved(value) || pattern.test(value)) return;
  refuse(scope, `${what} is ${JSON.stringify(value)}, but must ${expected}`);
}

/** Stops the synthesis of `scope` unless `value` is between the two, both included. */
export function mustBeWithin(
  scope: Construct,
  what: string,
  value: number | undefined,
  least: number,
  most: number,
): void {
  if (value === undefined || Token.isUnresolved(value) || (value >= least && value <= most)) return;
  const range = most === Number.POSITIVE_INFINITY ? `at least ${least}` : `${least} to ${most}`;
  refuse(scope, `${what} is ${value}, but must be ${range}`);
}

function refuse(scope: Construct, message: string): void {
  scope.node.addValidation({ validate: () => [message] });
}
