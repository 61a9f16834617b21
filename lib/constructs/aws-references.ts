// Names of what exists only after `apply`, as lazy cdktf tokens: the plan uses them before the resources
// they stand for are made.

import { Lazy } from 'cdktf';
import type { AwsReferences } from '../plan/index.js';
import type { Environment } from './environment.js';

/** Where the tokens get their values from when the stack is synthesized. */
export interface ReferenceSources {
  accountId(): string;
  authorizerFunctionArn(authorizer: string): string | undefined;
  vpcLinkId(link: string): string | undefined;
}

export function lazyReferences(
  { partition, region }: Environment,
  sources: ReferenceSources,
): AwsReferences {
  return {
    partition,
    region,
    accountId: Lazy.stringValue({ produce: () => sources.accountId() }),
    authorizerFunctionArn: (name) =>
      Lazy.stringValue({
        produce: () => found('authorizer', name, sources.authorizerFunctionArn(name)),
      }),
    vpcLinkId: (name) =>
      Lazy.stringValue({ produce: () => found('VPC link', name, sources.vpcLinkId(name)) }),
  };
}

function found(what: string, name: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`the plan names no ${what} ${name}, but its body does`);
  return value;
}
