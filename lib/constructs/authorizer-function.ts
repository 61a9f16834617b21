// The Lambda function that authenticates requests: our bundle with one API's configuration, a role that may
// write its own log group and read its own secrets, and nothing else.

import { createHash } from 'node:crypto';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { AssetType, type ITerraformDependable, TerraformAsset, Token } from 'cdktf';
import { Construct } from 'constructs';
import { fitted } from '../plan/index.js';
import { packAuthorizer } from './authorizer-archive.js';
import { type AuthorizerNeeds, authorizerPermissions } from './authorizer-permissions.js';
import type { Environment } from './environment.js';
import { LogGroup } from './log-group.js';
import { stableJson, terraformJson } from './terraform-text.js';

/** aws_iam_role, `name_prefix`: IAM takes 64 characters, the provider appends 26. */
const LONGEST_ROLE_PREFIX = 38;

export interface AuthorizerFunctionProps {
  readonly environment: Environment;
  /** Name of the function and its log group, and how the name of its role begins. */
  readonly name: string;
  /** What it checks; the shape is that of `AuthorizerConfig` of the function. */
  readonly config: object;
  /** Secrets it reads. One without ARN is made, empty: its value never passes through Terraform. */
  readonly secrets?: readonly { readonly scheme: string; readonly arn?: string }[];
  /** Days its logs are kept. */
  readonly retention: number;
  readonly kmsKeyArn: string;
  /** What must stand before anything is encrypted with the key. */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Megabytes. @default 512 */
  readonly memory?: number;
  /** Seconds; API Gateway itself waits for at most 29. @default 10: a cold start, discovery and keys */
  readonly timeout?: number;
  /** Executions kept for it, at the expense of the account's others. @default none are kept */
  readonly reservedConcurrency?: number;
  /** X-Ray. @default true */
  readonly tracing?: boolean;
  /** The bundle. @default dist/runtime/authorizer.mjs of this package */
  readonly bundle?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

export class AuthorizerFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: IamRole;
  readonly rolePolicy: IamRolePolicy;
  readonly logGroup: LogGroup;
  /** Secrets made here, by scheme. */
  readonly secrets: Readonly<Record<string, SecretsmanagerSecret>>;
  readonly arn: string;
  /** The code: its path beside the Terraform JSON, and its bytes. */
  readonly archive: { readonly path: string; readonly content: Buffer };

  constructor(scope: Construct, id: string, props: AuthorizerFunctionProps) {
    super(scope, id);
    const dependsOn = [...(props.dependsOn ?? [])];
    this.logGroup = new LogGroup(this, 'logs', {
      name: `/aws/lambda/${props.name}`,
      retention: props.retention,
      kmsKeyArn: props.kmsKeyArn,
      dependsOn,
      ...(props.tags && { tags: props.tags }),
    });
    this.secrets = this.addSecrets(props);
    this.role = this.addRole(props);
    this.rolePolicy = new IamRolePolicy(this, 'permissions', {
      name: 'permissions',
      role: this.role.name,
      policy: terraformJson(authorizerPermissions(this.needs(props))),
    });
    this.archive = this.pack(props);
    this.function = this.addFunction(props);
    this.arn = this.function.arn;
  }

  private addSecrets(props: AuthorizerFunctionProps): Record<string, SecretsmanagerSecret> {
    const made = (props.secrets ?? []).filter(({ arn }) => arn === undefined);
    return Object.fromEntries(
      made.map(({ scheme }) => [
        scheme,
        new SecretsmanagerSecret(this, `secret-${scheme}`, {
          name: `${props.name}/${scheme}`,
          description: `Hashed credentials of the security scheme ${scheme}`,
          kmsKeyId: props.kmsKeyArn,
          recoveryWindowInDays: 30,
          ...(props.tags && { tags: props.tags }),
        }),
      ]),
    );
  }

  private addRole(props: AuthorizerFunctionProps): IamRole {
    return new IamRole(this, 'role', {
      // Roles are an account's, functions a region's: the name alone would clash in a second region.
      namePrefix: `${fitted(props.name, LONGEST_ROLE_PREFIX - 1)}-`,
      assumeRolePolicy: stableJson({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'lambda.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      }),
      ...(props.tags && { tags: props.tags }),
    });
  }

  private needs(props: AuthorizerFunctionProps): AuthorizerNeeds {
    return {
      environment: props.environment,
      logGroupArn: this.logGroup.arn,
      kmsKeyArn: props.kmsKeyArn,
      secrets: Object.values(this.secrets).map(({ arn }) => arn),
      existingSecrets: (props.secrets ?? []).flatMap(({ arn }) => arn ?? []),
      tracing: props.tracing ?? true,
    };
  }

  /** The configuration is a file of the archive, or a variable when Terraform alone knows parts of it. */
  private pack({ config, bundle }: AuthorizerFunctionProps): { path: string; content: Buffer } {
    const text = stableJson(config);
    const { file, content, hash } = packAuthorizer({
      ...(bundle !== undefined && { bundle }),
      ...(!Token.isUnresolved(text) && { config: text }),
    });
    const type = AssetType.FILE;
    const asset = new TerraformAsset(this, 'code', { path: file, type, assetHash: hash });
    return { path: asset.path, content };
  }

  private addFunction(props: AuthorizerFunctionProps): LambdaFunction {
    return new LambdaFunction(this, 'function', {
      functionName: props.name,
      description: 'Authenticates requests; made by Portcullis',
      role: this.role.arn,
      runtime: 'nodejs22.x',
      architectures: ['arm64'],
      handler: 'authorizer.handler',
      filename: this.archive.path,
      sourceCodeHash: createHash('sha256').update(this.archive.content).digest('base64'),
      timeout: props.timeout ?? 10,
      memorySize: props.memory ?? 512,
      kmsKeyArn: props.kmsKeyArn,
      environment: { variables: this.variables(props) },
      ...(props.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
      loggingConfig: { logFormat: 'JSON', logGroup: this.logGroup.group.name },
      tracingConfig: { mode: props.tracing === false ? 'PassThrough' : 'Active' },
      ...(props.tags && { tags: props.tags }),
      dependsOn: [this.rolePolicy, ...(props.dependsOn ?? [])],
    });
  }

  /**
   * Never none: the provider cannot add a block to a function while a value in it is unknown, as the ARN of a first secret is
   * (https://github.com/hashicorp/terraform/issues/35166).
   */
  private variables({ config }: AuthorizerFunctionProps): Record<string, string> {
    const made = Object.entries(this.secrets).map(([scheme, { arn }]) => [scheme, arn] as const);
    return {
      ...(Token.isUnresolved(stableJson(config)) && { PORTCULLIS_CONFIG: terraformJson(config) }),
      PORTCULLIS_SECRETS: terraformJson(Object.fromEntries(made)),
    };
  }
}
