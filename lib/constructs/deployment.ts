// A snapshot of a REST API, made anew when its import body or its policy changes and for no other reason.

import { createHash } from 'node:crypto';
import { ApiGatewayDeployment } from '@cdktf/provider-aws/lib/api-gateway-deployment/index.js';
import { Fn, type ITerraformDependable, Token } from 'cdktf';
import { Construct } from 'constructs';
import type { RestApi } from './rest-api.js';
import { terraformText } from './terraform-text.js';

export interface DeploymentProps {
  readonly api: RestApi;
  /** What must stand before, for example permissions that the integrations need. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export class Deployment extends Construct {
  readonly deployment: ApiGatewayDeployment;
  readonly id: string;

  constructor(scope: Construct, id: string, props: DeploymentProps) {
    super(scope, id);
    this.deployment = new ApiGatewayDeployment(this, 'deployment', {
      restApiId: props.api.id,
      triggers: triggersOf(props.api),
      // AWS refuses to delete a deployment that a stage points to.
      lifecycle: { createBeforeDestroy: true },
      dependsOn: [props.api.imported, ...(props.dependsOn ?? [])],
    });
    this.id = this.deployment.id;
  }
}

/**
 * A text without tokens is hashed here. One with tokens is hashed by Terraform, over the values it will send:
 * a hash made here would not change with them. The policy is repeated instead of referred to, because AWS
 * returns it in its own spelling.
 */
function triggersOf({ body, bodyText, policyText }: RestApi): Record<string, string> {
  return {
    body: Token.isUnresolved(bodyText) ? Fn.sha1(body) : sha1(bodyText),
    ...(policyText && {
      policy: Token.isUnresolved(policyText) ? terraformText(policyText) : sha1(policyText),
    }),
  };
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
