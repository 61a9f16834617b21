// The stage: access logs, tracing, cache. Its execution log group is made first, because AWS would otherwise
// make one that is unencrypted, never expires and outlives the API.

import { ApiGatewayStage } from '@cdktf/provider-aws/lib/api-gateway-stage/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { Deployment } from './deployment.js';
import { mustMatch } from './requirements.js';
import type { RestApi } from './rest-api.js';
import { terraformText } from './terraform-text.js';

export interface StageProps {
  readonly api: RestApi;
  readonly deployment: Deployment;
  /** `[A-Za-z0-9_-]{1,128}`. */
  readonly name: string;
  readonly description?: string;
  readonly accessLog: {
    /** Of a log group, or of a Firehose stream named `amazon-apigateway-…`. */
    readonly destinationArn: string;
    /** One line with `$context` variables. */
    readonly format: string;
  };
  /** X-Ray. @default true */
  readonly tracing?: boolean;
  /** GB of the cache cluster; creating one takes minutes. @default no cache */
  readonly cacheSize?: string;
  /** Values are visible to everyone who may read the stage. */
  readonly variables?: Readonly<Record<string, string>>;
  /**
   * Whether what refers to the stage lets go of it before it is deleted: a usage plan must, when one of its stages
   * goes and the others stay. The price: a stage whose creation fails half-way is in the way of its own replacement,
   * because its name is taken, until `terraform untaint`. @default false
   */
  readonly releasedFirst?: boolean;
  /** What must stand before: the execution log group, the account's role for logs. */
  readonly dependsOn?: readonly ITerraformDependable[];
  readonly tags?: Readonly<Record<string, string>>;
}

export class Stage extends Construct {
  readonly stage: ApiGatewayStage;
  readonly name: string;
  /** `arn:…:apigateway:{region}::/restapis/{id}/stages/{name}`: what a web ACL is associated with. */
  readonly arn: string;
  readonly invokeUrl: string;
  readonly releasedFirst: boolean;

  constructor(scope: Construct, id: string, props: StageProps) {
    super(scope, id);
    const { accessLog } = props;
    this.requireWhatAwsAsks(props);
    this.stage = new ApiGatewayStage(this, 'stage', {
      restApiId: props.api.id,
      deploymentId: props.deployment.id,
      stageName: props.name,
      ...(props.description && { description: terraformText(props.description) }),
      accessLogSettings: {
        destinationArn: accessLog.destinationArn,
        format: terraformText(accessLog.format),
      },
      xrayTracingEnabled: props.tracing ?? true,
      ...(props.cacheSize !== undefined && {
        cacheClusterEnabled: true,
        cacheClusterSize: props.cacheSize,
      }),
      ...(props.variables && { variables: props.variables }),
      ...(props.tags && { tags: props.tags }),
      ...(props.dependsOn && { dependsOn: [...props.dependsOn] }),
      // Terraform updates what refers to a resource before it deletes it only where this is in its state:
      // https://github.com/hashicorp/terraform/blob/main/docs/destroying.md#create-before-destroy
      ...(props.releasedFirst && { lifecycle: { createBeforeDestroy: true } }),
    });
    this.name = this.stage.stageName;
    this.arn = this.stage.arn;
    this.invokeUrl = this.stage.invokeUrl;
    this.releasedFirst = props.releasedFirst ?? false;
  }

  /** Changes when the stage is made anew, also under the same name and ARN: for `replaceTriggeredBy`. */
  get identity(): string {
    return `${this.stage.terraformResourceType}.${this.stage.friendlyUniqueId}.id`;
  }

  private requireWhatAwsAsks({ name, accessLog: { destinationArn, format } }: StageProps): void {
    mustMatch(
      this,
      'the name of the stage',
      name,
      /^[A-Za-z0-9_-]{1,128}$/,
      'have 1 to 128 letters, digits, hyphens and underscores',
    );
    mustMatch(
      this,
      'the format of the access log',
      format,
      /^[^\n]*\$context\.(extendedR|r)equestId[^\n]*$/,
      'be one line with $context.requestId or $context.extendedRequestId',
    );
    mustMatch(
      this,
      'the destination of the access log',
      destinationArn,
      /:log-group:[^:]+$|:deliverystream\/amazon-apigateway-/,
      'be a log group, without `:*`, or a Firehose stream whose name starts with amazon-apigateway-',
    );
  }
}

/**
 * The lifecycle of what leads to stages. AWS deletes no stage that a base path leads to, and Terraform deletes it before
 * it updates what refers to it: so that is made anew with a stage, except with one that is released first.
 */
export function madeAnewWith(...stages: readonly Stage[]): {
  readonly lifecycle?: { readonly replaceTriggeredBy: string[] };
} {
  const replaceTriggeredBy = stages
    .filter(({ releasedFirst }) => !releasedFirst)
    .map(({ identity }) => identity);
  return replaceTriggeredBy.length > 0 ? { lifecycle: { replaceTriggeredBy } } : {};
}
