// The role with which API Gateway writes logs: one setting for all APIs of an account in a region. It stands
// apart from every API, because whoever destroys it switches off the logs of all others.

import { ApiGatewayAccount } from '@cdktf/provider-aws/lib/api-gateway-account/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { Construct } from 'constructs';
import type { Environment } from './environment.js';
import { stableJson } from './terraform-text.js';

export interface AccountBaselineProps {
  readonly environment: Environment;
  /** @default 'apigateway-logs-{region}' */
  readonly roleName?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export class AccountBaseline extends Construct {
  readonly account: ApiGatewayAccount;
  readonly role: IamRole;
  readonly attachment: IamRolePolicyAttachment;

  constructor(scope: Construct, id: string, props: AccountBaselineProps) {
    super(scope, id);
    const { partition, region } = props.environment;
    const lifecycle = { preventDestroy: true };
    this.role = new IamRole(this, 'role', {
      name: props.roleName ?? `apigateway-logs-${region}`,
      assumeRolePolicy: stableJson({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'apigateway.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      }),
      ...(props.tags && { tags: props.tags }),
      lifecycle,
    });
    this.attachment = new IamRolePolicyAttachment(this, 'logs', {
      role: this.role.name,
      policyArn: `arn:${partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
      lifecycle,
    });
    this.account = new ApiGatewayAccount(this, 'account', {
      cloudwatchRoleArn: this.role.arn,
      lifecycle,
      dependsOn: [this.attachment],
    });
  }
}
