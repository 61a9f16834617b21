// The partition and region the provider works in. Both are known without a call to AWS, so `terraform plan`
// needs no network for them; the account is not, and comes from the ARN of a resource (see `accountOf`).

import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition/index.js';
import { DataAwsRegion } from '@cdktf/provider-aws/lib/data-aws-region/index.js';
import { Fn, TerraformLocal } from 'cdktf';
import { Construct } from 'constructs';

export class Environment extends Construct {
  /** Escape hatch: the data sources. */
  readonly data: { readonly partition: DataAwsPartition; readonly region: DataAwsRegion };
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** For example `eu-west-1`. */
  readonly region: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const partition = new DataAwsPartition(this, 'partition');
    const region = new DataAwsRegion(this, 'region');
    this.data = { partition, region };
    this.partition = partition.partition;
    // `name` is deprecated since provider 6 and `region` unknown before it; `id` is in both.
    this.region = region.id;
  }
}

/**
 * The account in an ARN: a token, so that no call to STS is needed to plan. It stands in a local value, because
 * an expression with quotes would make policies around it unreadable as JSON.
 */
export function accountOf(scope: Construct, arn: string): string {
  return new TerraformLocal(scope, 'account', Fn.element(Fn.split(':', arn), 4)).asString;
}
