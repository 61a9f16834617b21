// The settings of an account in a region that all APIs share. Deployed once, never destroyed with an API.

import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { AccountBaseline, Environment, useProviderRange } from '../lib/constructs/index.js';
import { type State, useState } from './state.js';

export interface BaselineStackProps {
  /** @default what Terraform finds: `AWS_REGION` or the profile's */
  readonly region?: string;
  /** @default a local file beside cdktf.json */
  readonly state?: State;
}

export class BaselineStack extends TerraformStack {
  readonly baseline: AccountBaseline;

  constructor(scope: Construct, id: string, props: BaselineStackProps = {}) {
    super(scope, id);
    useState(this, props.state ?? { kind: 'local' });
    new AwsProvider(this, 'aws', {
      ...(props.region !== undefined && { region: props.region }),
      defaultTags: [{ tags: { 'managed-by': 'portcullis' } }],
    });
    useProviderRange(this);
    this.baseline = new AccountBaseline(this, 'account', {
      environment: new Environment(this, 'environment'),
    });
  }
}
