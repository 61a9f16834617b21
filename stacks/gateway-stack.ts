// One gateway as one Terraform stack: provider, state, tags, outputs, and the policy gate.

import { readFileSync } from 'node:fs';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  callerFile,
  PolicyGate,
  type PolicyGateProps,
  SecureGateway,
  type SecureGatewayProps,
  useProviderRange,
} from '../lib/constructs/index.js';
import type { SourceFile } from '../lib/source/index.js';
import { type State, useState } from './state.js';

export type GatewayStackProps = SecureGatewayProps & {
  /** @default what Terraform finds: `AWS_REGION` or the profile's */
  readonly region?: string;
  /** For example `production`: a tag, and part of every name where there is a model. @default none */
  readonly environment?: string;
  /** Who may operate it: a tag. @default the plan's */
  readonly owner?: string;
  /** @default a local file beside cdktf.json */
  readonly state?: State;
  /** Judges the finished stack. @default there is no gate */
  readonly evaluate?: PolicyGateProps['evaluate'];
};

export class GatewayStack extends TerraformStack {
  readonly gateway: SecureGateway;
  readonly provider: AwsProvider;
  readonly gate?: PolicyGate;
  /** The line of the app that makes this stack, where the runtime tells it. */
  readonly madeIn?: SourceFile;

  constructor(scope: Construct | undefined, id: string, props: GatewayStackProps) {
    super(scope as Construct, id);
    useState(this, props.state ?? { kind: 'local' });
    const { region, environment, evaluate } = props;
    this.provider = new AwsProvider(this, 'aws', { ...(region !== undefined && { region }) });
    useProviderRange(this);
    this.gateway = new SecureGateway(this, 'gateway', props);
    const owner = props.owner ?? this.gateway.plan?.owner;
    this.provider.defaultTags = [
      {
        tags: {
          'managed-by': 'portcullis',
          api:
            'model' in props ? props.model.annotations.root.name : (this.gateway.plan?.name ?? id),
          ...(owner !== undefined && { owner }),
          ...(environment !== undefined && { environment }),
        },
      },
    ];
    this.addOutputs();
    if (!evaluate) return;
    this.gate = new PolicyGate(this, 'policy', { evaluate });
    const madeIn = callerFile([import.meta.filename], (file) => readFileSync(file, 'utf8'));
    if (madeIn) this.madeIn = madeIn;
  }

  private addOutputs(): void {
    const { parts } = this.gateway;
    if (!parts) return;
    const output = (name: string, description: string, value: string) =>
      new TerraformOutput(this, name, { value, description, staticId: true });
    const domain = this.gateway.plan?.domain;
    const address = domain && ['https:/', domain.name, domain.basePath].filter(Boolean).join('/');
    output('url', 'Where the API answers', address ?? parts.stage.invokeUrl);
    output('api_id', 'Id of the REST API', parts.api.id);
    for (const { basePath, api } of parts.shards.slice(1)) {
      const name = `api_id_${basePath.replaceAll(/[^A-Za-z0-9]+/g, '_')}`;
      output(name, `Id of the REST API that serves /${basePath}`, api.id);
    }
    if (parts.dashboard)
      output('dashboard_url', 'The dashboard of all REST APIs', parts.dashboard.url);
    if (parts.webAcl) output('web_acl_arn', 'ARN of the web ACL', parts.webAcl.acl.arn);
  }
}
