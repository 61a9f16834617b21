// The web ACL in front of a stage, its IP sets, its logs, and the association. Rules are written in the
// shape of the WAF API: Terraform's own blocks are a set, whose differences nobody can read.

import { Wafv2IpSet } from '@cdktf/provider-aws/lib/wafv2-ip-set/index.js';
import { Wafv2WebAcl } from '@cdktf/provider-aws/lib/wafv2-web-acl/index.js';
import { Wafv2WebAclAssociation } from '@cdktf/provider-aws/lib/wafv2-web-acl-association/index.js';
import { Wafv2WebAclLoggingConfiguration } from '@cdktf/provider-aws/lib/wafv2-web-acl-logging-configuration/index.js';
import { Construct } from 'constructs';
import type { LogGroup } from './log-group.js';
import { mustMatch } from './requirements.js';
import type { Stage } from './stage.js';
import { terraformJson } from './terraform-text.js';

export interface WebAclProps {
  /** `[A-Za-z0-9_-]{1,128}`; also the metric's name. */
  readonly name: string;
  /** In the shape of the WAF API (PascalCase). An IP set of `ipSets` is named `ipset:<name>`. */
  readonly rules: readonly object[];
  /** @default none */
  readonly ipSets?: readonly {
    readonly name: string;
    readonly version: 'IPV4' | 'IPV6';
    /** CIDR blocks; WAF refuses `/0`. */
    readonly addresses: readonly string[];
  }[];
  /** How much of a body is looked at; more than 16 KB costs extra. @default 'KB_16' */
  readonly bodyInspection?: 'KB_16' | 'KB_32' | 'KB_48' | 'KB_64';
  /** Replaced or hashed in logs and samples alike. @default nothing */
  readonly protectedFields?: readonly {
    readonly type:
      | 'SINGLE_HEADER'
      | 'SINGLE_COOKIE'
      | 'SINGLE_QUERY_ARGUMENT'
      | 'QUERY_STRING'
      | 'BODY';
    readonly keys: readonly string[];
    readonly action: 'SUBSTITUTION' | 'HASH';
  }[];
  /** The stages it guards from the start; `guard` adds to them. @default none */
  readonly stages?: readonly GuardedStage[];
  /** Named `aws-waf-logs-…`: WAF refuses any other. */
  readonly logGroup: LogGroup;
  /** Header names, lower-case, kept out of the logs. @default none */
  readonly redactedHeaders?: readonly string[];
  /** @default false */
  readonly redactQuery?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface GuardedStage {
  readonly stage: Stage;
  /**
   * Names the association, and stays the same when other stages come and go: a stage whose association is made
   * anew is without a web ACL meanwhile. @default none, for one stage
   */
  readonly id?: string;
}

export class WebAcl extends Construct {
  readonly acl: Wafv2WebAcl;
  /** By name. */
  readonly ipSets: Readonly<Record<string, Wafv2IpSet>>;
  readonly associations: Wafv2WebAclAssociation[] = [];
  readonly logging: Wafv2WebAclLoggingConfiguration;

  constructor(scope: Construct, id: string, props: WebAclProps) {
    super(scope, id);
    mustMatch(
      this,
      'the log group of the web ACL',
      props.logGroup.name,
      /^aws-waf-logs-/,
      'begin with aws-waf-logs-',
    );
    this.ipSets = Object.fromEntries(
      (props.ipSets ?? []).map((set) => [set.name, this.addIpSet(set, props)]),
    );
    this.acl = this.addAcl(props);
    for (const guarded of props.stages ?? []) this.guard(guarded);
    this.logging = this.addLogging(props);
  }

  /** Guards one more stage: a stage has one web ACL, a web ACL any number of stages. */
  guard({ stage, id }: GuardedStage): Wafv2WebAclAssociation {
    const name = id === undefined ? 'association' : `association-${id}`;
    const association = new Wafv2WebAclAssociation(this, name, {
      webAclArn: this.acl.arn,
      resourceArn: stage.arn,
      // A new web ACL is "unavailable" until every part of WAF knows it.
      timeouts: { create: '15m' },
      // A stage made anew keeps its ARN and loses its web ACL; its id tells the two apart.
      lifecycle: { replaceTriggeredBy: [stage.identity] },
    });
    this.associations.push(association);
    return association;
  }

  private addIpSet(
    set: NonNullable<WebAclProps['ipSets']>[number],
    { name, tags }: WebAclProps,
  ): Wafv2IpSet {
    for (const address of set.addresses) {
      mustMatch(
        this,
        `an address of the IP set ${set.name}`,
        address,
        /\/0*[1-9]\d*$/,
        'be a CIDR block narrower than /0',
      );
    }
    return new Wafv2IpSet(this, `ips-${set.name}`, {
      name: `${name}-${set.name}`,
      scope: 'REGIONAL',
      ipAddressVersion: set.version,
      addresses: [...set.addresses],
      ...(tags && { tags }),
    });
  }

  private addAcl(props: WebAclProps): Wafv2WebAcl {
    return new Wafv2WebAcl(this, 'acl', {
      name: props.name,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      ruleJson: terraformJson(this.withIpSets(props.rules)),
      visibilityConfig: {
        cloudwatchMetricsEnabled: true,
        metricName: props.name,
        sampledRequestsEnabled: true,
      },
      associationConfig: {
        requestBody: [
          { apiGateway: { defaultSizeInspectionLimit: props.bodyInspection ?? 'KB_16' } },
        ],
      },
      ...(props.protectedFields?.length && {
        dataProtectionConfig: dataProtection(props.protectedFields),
      }),
      ...(props.tags && { tags: props.tags }),
    });
  }

  private withIpSets(part: unknown): unknown {
    if (typeof part === 'string' && part.startsWith('ipset:')) {
      return this.ipSets[part.slice('ipset:'.length)]?.arn ?? part;
    }
    if (Array.isArray(part)) return part.map((item) => this.withIpSets(item));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, item]) => [key, this.withIpSets(item)]),
    );
  }

  private addLogging(props: WebAclProps): Wafv2WebAclLoggingConfiguration {
    const redactedFields = [
      ...(props.redactedHeaders ?? []).map((name) => ({ singleHeader: { name } })),
      ...(props.redactQuery ? [{ queryString: {} }] : []),
    ];
    return new Wafv2WebAclLoggingConfiguration(this, 'logging', {
      resourceArn: this.acl.arn,
      logDestinationConfigs: [props.logGroup.arn],
      ...(redactedFields.length > 0 && { redactedFields }),
      dependsOn: [...props.logGroup.ready],
    });
  }
}

function dataProtection(fields: NonNullable<WebAclProps['protectedFields']>) {
  return {
    dataProtection: fields.map(({ type, keys, action }) => ({
      action,
      field: { fieldType: type, ...(keys.length > 0 && { fieldKeys: [...keys] }) },
    })),
  };
}
