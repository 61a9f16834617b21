// Makes the constructs of one gateway out of its plan, in the order they need one another.

import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import type { Construct } from 'constructs';
import type { GatewayPlan } from '../plan/index.js';
import { AuthorizerFunction } from './authorizer-function.js';
import { Deployment } from './deployment.js';
import { Domain } from './domain.js';
import { EncryptionKey } from './encryption-key.js';
import { accountOf, type Environment } from './environment.js';
import { type FunctionPermissionEntry, FunctionPermissions } from './function-permissions.js';
import { GatewayLogs, logGroupPatterns } from './gateway-logs.js';
import { MethodSettings } from './method-settings.js';
import { RestApi } from './rest-api.js';
import { Stage } from './stage.js';
import { UsagePlans } from './usage-plans.js';
import { VpcLinks } from './vpc-links.js';
import { WebAcl } from './web-acl.js';

export interface GatewayOptions {
  /** Encrypts logs and secrets; its policy must let CloudWatch Logs use it. @default a key is made */
  readonly kmsKeyArn?: string;
  /** Bundle of the authorizer function. @default dist/runtime/authorizer.mjs of this package */
  readonly authorizerBundle?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** The constructs of a gateway. */
export interface GatewayParts {
  /** The account everything is made in: a token. */
  readonly accountId: string;
  readonly kmsKeyArn: string;
  /** Absent when the key is brought along. */
  readonly key?: EncryptionKey;
  readonly vpcLinks?: VpcLinks;
  /** By name of the authorizer. */
  readonly authorizers: Readonly<Record<string, AuthorizerFunction>>;
  readonly api: RestApi;
  readonly permissions: FunctionPermissions;
  readonly logs: GatewayLogs;
  readonly deployment: Deployment;
  readonly stage: Stage;
  readonly methodSettings: MethodSettings;
  readonly usagePlans: UsagePlans;
  readonly webAcl?: WebAcl;
  readonly domain?: Domain;
}

/** What the parts are made in. */
type GatewayScope = Construct & { readonly environment: Environment };

export function makeParts(
  gateway: GatewayScope,
  plan: GatewayPlan,
  options: GatewayOptions,
): GatewayParts {
  return new GatewayBuilder(gateway, plan, options).build();
}

class GatewayBuilder {
  private readonly tags: { readonly tags?: Readonly<Record<string, string>> };

  constructor(
    private readonly gateway: GatewayScope,
    private readonly plan: GatewayPlan,
    private readonly options: GatewayOptions,
  ) {
    this.tags = options.tags ? { tags: options.tags } : {};
  }

  build(): GatewayParts {
    const { gateway, plan } = this;
    const key = this.options.kmsKeyArn === undefined ? this.addKey() : undefined;
    const kmsKeyArn = key?.arn ?? this.options.kmsKeyArn ?? '';
    const encryption = { kmsKeyArn, dependsOn: key?.ready ?? [] };
    const vpcLinks = this.addVpcLinks();
    const authorizers = this.addAuthorizers(encryption);
    const api = new RestApi(gateway, 'api', { ...plan, ...this.tags });
    const permissions = this.addPermissions(api, authorizers);
    const logs = this.addLogs(api, encryption);
    const accountId = key?.accountId ?? this.accountFrom(logs);
    const deployment = new Deployment(gateway, 'deployment', { api });
    const stage = this.addStage(api, deployment, logs, accountId);
    const webAcl = this.addWebAcl(stage, logs);
    const domain = this.addDomain(api, stage);
    return {
      accountId,
      kmsKeyArn,
      ...(key && { key }),
      ...(vpcLinks && { vpcLinks }),
      authorizers,
      api,
      permissions,
      logs,
      deployment,
      stage,
      methodSettings: new MethodSettings(gateway, 'methods', {
        api,
        stage,
        entries: plan.methodSettings,
      }),
      usagePlans: new UsagePlans(gateway, 'plans', {
        prefix: plan.name,
        stages: [{ api, stage }],
        plans: plan.usagePlans,
        ...this.tags,
      }),
      ...(webAcl && { webAcl }),
      ...(domain && { domain }),
    };
  }

  private addKey(): EncryptionKey {
    const { name, stage, authorizers } = this.plan;
    const functions = authorizers.flatMap((one) =>
      one.function ? `/aws/lambda/${one.function.name}` : [],
    );
    return new EncryptionKey(this.gateway, 'key', {
      environment: this.gateway.environment,
      name: `${name}-${stage}`,
      logGroups: [...logGroupPatterns(name, stage), ...functions],
      ...this.tags,
    });
  }

  private addVpcLinks(): VpcLinks | undefined {
    const { name, vpcLinks } = this.plan;
    if (vpcLinks.length === 0) return undefined;
    return new VpcLinks(this.gateway, 'vpc', { prefix: name, links: vpcLinks, ...this.tags });
  }

  private addAuthorizers(encryption: Encryption): Record<string, AuthorizerFunction> {
    const { retention, tracing } = this.plan.logging.settings;
    const { authorizerBundle } = this.options;
    return Object.fromEntries(
      this.plan.authorizers.flatMap((authorizer) => {
        if (!authorizer.function) return [];
        const made = new AuthorizerFunction(this.gateway, `authorizer-${authorizer.name}`, {
          environment: this.gateway.environment,
          ...authorizer.function,
          retention,
          tracing,
          ...encryption,
          ...(authorizerBundle !== undefined && { bundle: authorizerBundle }),
          ...this.tags,
        });
        return [[authorizer.name, made] as const];
      }),
    );
  }

  private addPermissions(
    api: RestApi,
    authorizers: Record<string, AuthorizerFunction>,
  ): FunctionPermissions {
    const own = Object.entries(authorizers).map(
      ([name, { arn }]): FunctionPermissionEntry => ({
        id: `own-authorizer-${name}`,
        functionArn: arn,
        sourcePath: 'authorizers/*',
      }),
    );
    return new FunctionPermissions(this.gateway, 'permissions', {
      api,
      permissions: [...own, ...this.plan.functionPermissions],
    });
  }

  private addLogs(api: RestApi, encryption: Encryption): GatewayLogs {
    const { name, stage, logging, waf } = this.plan;
    return new GatewayLogs(this.gateway, 'logs', {
      api,
      name,
      stage,
      retention: logging.settings.retention,
      dataIdentifiers: logging.dataIdentifiers,
      access: logging.settings.destination.kind === 'cloudwatch',
      waf: waf !== undefined,
      ...encryption,
      ...this.tags,
    });
  }

  /** A key that is brought along may be another account's; a log group is always ours. */
  private accountFrom({ access, waf }: GatewayLogs): string {
    const arn = access?.arn ?? waf?.arn;
    if (arn !== undefined) return accountOf(this.gateway, arn);
    return new DataAwsCallerIdentity(this.gateway, 'account').accountId;
  }

  private addStage(
    api: RestApi,
    deployment: Deployment,
    logs: GatewayLogs,
    accountId: string,
  ): Stage {
    const { logging, stage, cacheCluster, description } = this.plan;
    return new Stage(this.gateway, 'stage', {
      api,
      deployment,
      name: stage,
      ...(description && { description }),
      accessLog: {
        destinationArn: logs.access?.arn ?? this.firehoseArn(accountId),
        format: logging.accessLogFormat,
      },
      tracing: logging.settings.tracing,
      ...(cacheCluster && { cacheSize: cacheCluster.size }),
      dependsOn: [...(logs.access?.ready ?? []), ...logs.execution.ready],
      ...this.tags,
    });
  }

  private firehoseArn(accountId: string): string {
    const { destination } = this.plan.logging.settings;
    if (destination.kind !== 'firehose')
      throw new Error('unreachable: access logs have a log group');
    if (!/^[\w.-]+$/.test(destination.stream)) return destination.stream;
    const { partition, region } = this.gateway.environment;
    return `arn:${partition}:firehose:${region}:${accountId}:deliverystream/${destination.stream}`;
  }

  private addWebAcl(stage: Stage, { waf: logGroup }: GatewayLogs): WebAcl | undefined {
    const { waf } = this.plan;
    if (!waf || !logGroup) return undefined;
    const { name, ipSets, bodyInspection, protectedFields, redactedHeaders, redactQuery } = waf;
    return new WebAcl(this.gateway, 'waf', {
      name,
      rules: waf.rules.map(({ json }) => json),
      ipSets,
      bodyInspection,
      protectedFields,
      redactedHeaders,
      redactQuery,
      stages: [stage],
      logGroup,
      ...this.tags,
    });
  }

  private addDomain(api: RestApi, stage: Stage): Domain | undefined {
    const { domain, endpoint } = this.plan;
    if (!domain) return undefined;
    if (endpoint.type === 'private') {
      const message = `a private API has no public domain, but ${domain.name} is asked for`;
      this.gateway.node.addValidation({ validate: () => [message] });
      return undefined;
    }
    const { name, certificate, basePath, mtls, zone } = domain;
    return new Domain(this.gateway, 'domain', {
      name,
      certificateArn: certificate,
      endpoint: endpoint.type,
      ...(mtls && { mtls }),
      mappings: [{ api, stage, ...(basePath !== undefined && { basePath }) }],
      ...(zone !== undefined && { zoneId: zone }),
      ...this.tags,
    });
  }
}

interface Encryption {
  readonly kmsKeyArn: string;
  readonly dependsOn: EncryptionKey['ready'];
}
