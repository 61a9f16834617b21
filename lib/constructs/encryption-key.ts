// The KMS key that encrypts logs, secrets and the authorizer's environment. CloudWatch Logs may use it for
// the named log groups only.

import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { KmsKeyPolicy } from '@cdktf/provider-aws/lib/kms-key-policy/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { accountOf, type Environment } from './environment.js';
import { terraformJson } from './terraform-text.js';

export interface EncryptionKeyProps {
  readonly environment: Environment;
  /** What it is for: description, and alias `alias/{name}`. */
  readonly name: string;
  /** Names of the log groups that CloudWatch Logs may encrypt with it; `*` matches any text. */
  readonly logGroups: readonly string[];
  /** Days between scheduling deletion and deletion, 7 to 30. @default 30 */
  readonly deletionWindow?: number;
  readonly tags?: Readonly<Record<string, string>>;
}

export class EncryptionKey extends Construct {
  readonly key: KmsKey;
  readonly policy: KmsKeyPolicy;
  readonly alias: KmsAlias;
  readonly arn: string;
  /** The account the key is made in, which is the account of everything else in the stack. */
  readonly accountId: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    this.key = new KmsKey(this, 'key', {
      description: `Logs and secrets of ${props.name}`,
      enableKeyRotation: true,
      deletionWindowInDays: props.deletionWindow ?? 30,
      ...(props.tags && { tags: props.tags }),
    });
    this.arn = this.key.arn;
    this.accountId = accountOf(this, this.key.arn);
    // A resource of its own: the policy names the account, which is read from the key's ARN.
    this.policy = new KmsKeyPolicy(this, 'policy', {
      keyId: this.key.keyId,
      policy: terraformJson(keyPolicy(props, this.accountId)),
    });
    this.alias = new KmsAlias(this, 'alias', {
      name: `alias/${props.name}`,
      targetKeyId: this.key.keyId,
    });
  }

  /** What a resource that encrypts with the key must wait for: before its policy stands, the key refuses. */
  get ready(): readonly ITerraformDependable[] {
    return [this.policy];
  }
}

/**
 * "Encrypt log data in CloudWatch Logs using AWS KMS":
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function keyPolicy({ environment, logGroups }: EncryptionKeyProps, accountId: string): object {
  const { partition, region } = environment;
  const groups = logGroups.map(
    (name) => `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`,
  );
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AccountAdministration',
        Effect: 'Allow',
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'CloudWatchLogs',
        Effect: 'Allow',
        Principal: { Service: `logs.${region}.amazonaws.com` },
        Action: [
          'kms:Encrypt*',
          'kms:Decrypt*',
          'kms:ReEncrypt*',
          'kms:GenerateDataKey*',
          'kms:Describe*',
        ],
        Resource: '*',
        Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
      },
    ],
  };
}
