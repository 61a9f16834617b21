// An encrypted CloudWatch log group with a retention, and a data protection policy that masks what is named.

import { CloudwatchLogDataProtectionPolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-data-protection-policy/index.js';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { mustMatch } from './requirements.js';
import { stableJson } from './terraform-text.js';

export interface LogGroupProps {
  /** 1 to 512 characters of `A-Za-z0-9_/.#-`. */
  readonly name: string;
  /** Days; one of the values that PutRetentionPolicy takes. */
  readonly retention: number;
  /** @default the key of CloudWatch Logs */
  readonly kmsKeyArn?: string;
  /** CloudWatch Logs data identifiers to mask, for example `EmailAddress`. @default nothing is masked */
  readonly dataIdentifiers?: readonly string[];
  /** What must stand before: the policy of the key. */
  readonly dependsOn?: readonly ITerraformDependable[];
  readonly tags?: Readonly<Record<string, string>>;
}

export class LogGroup extends Construct {
  readonly group: CloudwatchLogGroup;
  readonly protection?: CloudwatchLogDataProtectionPolicy;
  readonly arn: string;
  readonly name: string;

  constructor(scope: Construct, id: string, props: LogGroupProps) {
    super(scope, id);
    mustMatch(this, 'the KMS key', props.kmsKeyArn, /^arn:[^:]+:kms:/, 'be given by its ARN');
    this.name = props.name;
    this.group = new CloudwatchLogGroup(this, 'group', {
      name: props.name,
      retentionInDays: props.retention,
      ...(props.kmsKeyArn !== undefined && { kmsKeyId: props.kmsKeyArn }),
      ...(props.tags && { tags: props.tags }),
      ...(props.dependsOn && { dependsOn: [...props.dependsOn] }),
    });
    this.arn = this.group.arn;
    const { dataIdentifiers = [] } = props;
    if (dataIdentifiers.length > 0) {
      this.protection = new CloudwatchLogDataProtectionPolicy(this, 'protection', {
        logGroupName: this.group.name,
        policyDocument: stableJson(dataProtection(dataIdentifiers)),
      });
    }
  }

  /** What a writer of personal data must wait for: masking covers only events that come after the policy. */
  get ready(): readonly ITerraformDependable[] {
    return this.protection ? [this.group, this.protection] : [this.group];
  }
}

/**
 * Two statements with the same identifiers, as the service asks: "Log group-level data protection policy",
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-data-protection-policies.html
 */
function dataProtection(identifiers: readonly string[]): object {
  const DataIdentifier = [...new Set(identifiers)]
    .sort()
    .map((id) => `arn:aws:dataprotection::aws:data-identifier/${id}`);
  return {
    Name: 'portcullis',
    Version: '2021-06-01',
    Statement: [
      { Sid: 'audit', DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
      { Sid: 'mask', DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  };
}
