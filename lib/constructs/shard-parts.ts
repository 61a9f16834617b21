// One REST API of a gateway with what exists for each of them: deployment, stage, execution log, method
// settings, permissions.

import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { GatewayPlan, ShardPlan } from '../plan/index.js';
import { Deployment } from './deployment.js';
import { type FunctionPermissionEntry, FunctionPermissions } from './function-permissions.js';
import { LogGroup, type LogGroupProps } from './log-group.js';
import { MethodSettings } from './method-settings.js';
import { RestApi } from './rest-api.js';
import { Stage } from './stage.js';

export interface ShardParts {
  /** Prefix that it serves; empty for the rest, or everything. */
  readonly basePath: string;
  readonly api: RestApi;
  readonly permissions: FunctionPermissions;
  /** Under the name that API Gateway writes to; made before the stage, or AWS makes it unencrypted. */
  readonly executionLog: LogGroup;
  readonly deployment: Deployment;
  readonly stage: Stage;
  readonly methodSettings: MethodSettings;
}

export interface ShardOptions {
  readonly plan: GatewayPlan;
  /** Where access logs go; they wait for `ready`. */
  readonly accessLog: { readonly arn: string; readonly ready: readonly ITerraformDependable[] };
  /** Of the execution log. */
  readonly log: Omit<LogGroupProps, 'name'>;
  /** ARN by name, of the authorizers' functions that Portcullis makes. */
  readonly ownAuthorizers: Readonly<Record<string, string>>;
  /** What the deployment waits for. */
  readonly dependsOn: readonly ITerraformDependable[];
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The shard that serves the rest stands in the gateway itself, as that of an API that is not split: splitting an
 * API leaves its addresses in Terraform as they are.
 */
export function makeShard(
  gateway: Construct,
  shard: ShardPlan,
  { plan, accessLog, log, ownAuthorizers, dependsOn, tags }: ShardOptions,
): ShardParts {
  const { basePath } = shard;
  const scope = basePath === '' ? gateway : new Construct(gateway, shardId(basePath));
  const tagged = tags && { tags };
  const api = new RestApi(scope, 'api', {
    ...plan,
    name: shard.name,
    body: shard.body,
    ...tagged,
  });
  const permissions = new FunctionPermissions(scope, 'permissions', {
    api,
    permissions: [...ownPermissions(shard, ownAuthorizers), ...shard.functionPermissions],
  });
  const executionLog = new LogGroup(scope, 'execution', {
    ...log,
    name: `API-Gateway-Execution-Logs_${api.id}/${plan.stage}`,
  });
  const deployment = new Deployment(scope, 'deployment', { api, dependsOn });
  const stage = new Stage(scope, 'stage', {
    api,
    deployment,
    name: plan.stage,
    ...(plan.description && { description: plan.description }),
    accessLog: { destinationArn: accessLog.arn, format: plan.logging.accessLogFormat },
    tracing: plan.logging.settings.tracing,
    ...(shard.cacheCluster && { cacheSize: shard.cacheCluster.size }),
    ...(Object.keys(shard.stageVariables).length > 0 && { variables: shard.stageVariables }),
    // Of several any may go, and the usage plans that they share stay.
    releasedFirst: plan.shards.length > 1,
    dependsOn: [...accessLog.ready, ...executionLog.ready],
    ...tagged,
  });
  const entries = shard.methodSettings;
  const methodSettings = new MethodSettings(scope, 'methods', { api, stage, entries });
  return { basePath, api, permissions, executionLog, deployment, stage, methodSettings };
}

/** Id of the construct that holds a shard. */
export function shardId(basePath: string): string {
  // No segment of a base path has a tilde: different base paths have different ids.
  return `shard-${basePath.replaceAll('/', '~')}`;
}

function ownPermissions(
  { authorizers }: ShardPlan,
  own: Readonly<Record<string, string>>,
): FunctionPermissionEntry[] {
  return authorizers.flatMap((name) => {
    const functionArn = own[name];
    if (functionArn === undefined) return [];
    return [{ id: `own-authorizer-${name}`, functionArn, sourcePath: 'authorizers/*' }];
  });
}
