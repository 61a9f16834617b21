// Lets API Gateway invoke functions: one permission for each operation or authorizer, no wider.

import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { Construct } from 'constructs';
import type { RestApi } from './rest-api.js';

export interface FunctionPermissionEntry {
  /** Unique here, `[A-Za-z0-9-_]`. */
  readonly id: string;
  /** With or without the alias or version to invoke. */
  readonly functionArn: string;
  /** What follows the API's execution ARN: any stage, method and path, or `authorizers/*`. */
  readonly sourcePath: string;
}

export interface FunctionPermissionsProps {
  readonly api: RestApi;
  readonly permissions: readonly FunctionPermissionEntry[];
}

export class FunctionPermissions extends Construct {
  /** By id. */
  readonly permissions: Readonly<Record<string, LambdaPermission>>;

  constructor(scope: Construct, id: string, props: FunctionPermissionsProps) {
    super(scope, id);
    this.permissions = Object.fromEntries(
      props.permissions.map((entry) => [
        entry.id,
        new LambdaPermission(this, entry.id, {
          action: 'lambda:InvokeFunction',
          ...target(entry.functionArn),
          principal: 'apigateway.amazonaws.com',
          sourceArn: `${props.api.executionArn}/${entry.sourcePath}`,
        }),
      ]),
    );
  }
}

/** A permission stands on the function, alias or version that is invoked; an alias is an argument of its own. */
function target(arn: string): { functionName: string; qualifier?: string } {
  const match = /^(arn:[^:]+:lambda:[^:]+:[^:]+:function:[^:]+):([^:]+)$/.exec(arn);
  const [, functionName, qualifier] = match ?? [];
  return functionName && qualifier ? { functionName, qualifier } : { functionName: arn };
}
