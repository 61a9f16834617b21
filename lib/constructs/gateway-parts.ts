// Makes the constructs of one gateway out of its plan, in the order they need one another.

import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import type { GatewayPlan, ShardPlan } from '../plan/index.js';
import { AuthorizerFunction } from './authorizer-function.js';
import { Dashboard } from './dashboard.js';
import { Domain } from './domain.js';
import { EncryptionKey } from './encryption-key.js';
import { accountOf, type Environment } from './environment.js';
import { GatewayLogs, logGroupPatterns } from './gateway-logs.js';
import type { RestApi } from './rest-api.js';
import { makeShard, type ShardParts, shardId } from './shard-parts.js';
import type { Stage } from './stage.js';
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
  readonly logs: GatewayLogs;
  /** One, or several where the API is split; the one that serves the rest first. */
  readonly shards: readonly ShardParts[];
  /** Of the first shard: the only one of an API that is not split. */
  readonly api: RestApi;
  readonly stage: Stage;
  readonly usagePlans: UsagePlans;
  readonly webAcl?: WebAcl;
  readonly domain?: Domain;
  /** Of an API that is split. */
  readonly dashboard?: Dashboard;
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
    const logs = this.addLogs(encryption);
    const accountId = key?.accountId ?? this.accountFrom(logs);
    const domain = this.addDomain();
    const webAcl = this.addWebAcl(logs);
    const shards = this.addShards(encryption, { authorizers, logs, accountId, webAcl, domain });
    const [first] = shards;
    if (!first) throw new Error('a plan has at least one shard');
    const dashboard = this.addDashboard();
    return {
      accountId,
      kmsKeyArn,
      ...(key && { key }),
      ...(vpcLinks && { vpcLinks }),
      authorizers,
      logs,
      shards,
      api: first.api,
      stage: first.stage,
      usagePlans: new UsagePlans(gateway, 'plans', {
        prefix: plan.name,
        stages: shards.map(({ api, stage }, at) => ({
          api,
          stage,
          methods: plan.shards[at]?.planMethods ?? {},
        })),
        plans: plan.usagePlans,
        ...this.tags,
      }),
      ...(webAcl && { webAcl }),
      ...(domain && { domain }),
      ...(dashboard && { dashboard }),
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

  private addLogs(encryption: Encryption): GatewayLogs {
    const { name, stage, logging, waf } = this.plan;
    return new GatewayLogs(this.gateway, 'logs', {
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

  /**
   * Those of longer base paths first: what a shard gives away must be mapped elsewhere before its next deployment
   * is without it.
   */
  private addShards(encryption: Encryption, around: Surroundings): ShardParts[] {
    const { plan } = this;
    const { retention } = plan.logging.settings;
    const { dataIdentifiers } = plan.logging;
    const { access } = around.logs;
    const mapped = new Map<string, ITerraformDependable>();
    const made = new Map<ShardPlan, ShardParts>();
    const ordered = [...plan.shards].sort((a, b) => b.basePath.length - a.basePath.length);
    for (const shard of ordered) {
      const below = [...mapped].filter(([basePath]) => isBelow(basePath, shard.basePath));
      const parts = makeShard(this.gateway, shard, {
        plan,
        accessLog: {
          arn: access?.arn ?? this.firehoseArn(around.accountId),
          ready: access?.ready ?? [],
        },
        log: { retention, dataIdentifiers, ...encryption, ...this.tags },
        ownAuthorizers: Object.fromEntries(
          Object.entries(around.authorizers).map(([name, { arn }]) => [name, arn]),
        ),
        dependsOn: below.map(([, mapping]) => mapping),
        ...this.tags,
      });
      made.set(shard, parts);
      const guarded = around.webAcl?.guard({
        stage: parts.stage,
        ...(shard.basePath && { id: shardId(shard.basePath) }),
      });
      const basePath = [plan.domain?.basePath, shard.basePath].filter(Boolean).join('/');
      const mapping = around.domain?.map({
        ...parts,
        basePath,
        ...(guarded && { dependsOn: [guarded] }),
      });
      if (mapping) mapped.set(shard.basePath, mapping);
    }
    return plan.shards.flatMap((shard) => made.get(shard) ?? []);
  }

  private firehoseArn(accountId: string): string {
    const { destination } = this.plan.logging.settings;
    if (destination.kind !== 'firehose')
      throw new Error('unreachable: access logs have a log group');
    if (!/^[\w.-]+$/.test(destination.stream)) return destination.stream;
    const { partition, region } = this.gateway.environment;
    return `arn:${partition}:firehose:${region}:${accountId}:deliverystream/${destination.stream}`;
  }

  private addWebAcl({ waf: logGroup }: GatewayLogs): WebAcl | undefined {
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
      logGroup,
      ...this.tags,
    });
  }

  private addDashboard(): Dashboard | undefined {
    const { environment } = this.gateway;
    const { dashboard } = this.plan;
    return dashboard && new Dashboard(this.gateway, 'dashboard', { environment, ...dashboard });
  }

  private addDomain(): Domain | undefined {
    const { domain, endpoint } = this.plan;
    if (!domain) return undefined;
    if (endpoint.type === 'private') {
      const message = `a private API has no public domain, but ${domain.name} is asked for`;
      this.gateway.node.addValidation({ validate: () => [message] });
      return undefined;
    }
    const { name, certificate, mtls, zone } = domain;
    return new Domain(this.gateway, 'domain', {
      name,
      certificateArn: certificate,
      endpoint: endpoint.type,
      ...(mtls && { mtls }),
      ...(zone !== undefined && { zoneId: zone }),
      ...this.tags,
    });
  }
}

/** What the shards share. */
interface Surroundings {
  readonly authorizers: Readonly<Record<string, AuthorizerFunction>>;
  readonly logs: GatewayLogs;
  readonly accountId: string;
  readonly webAcl: WebAcl | undefined;
  readonly domain: Domain | undefined;
}

function isBelow(basePath: string, other: string): boolean {
  return other === '' ? basePath !== '' : basePath.startsWith(`${other}/`);
}

interface Encryption {
  readonly kmsKeyArn: string;
  readonly dependsOn: EncryptionKey['ready'];
}
