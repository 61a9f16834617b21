// What the role of an authorizer function may do: write its own logs, read its own secrets, send traces.

import type { Environment } from './environment.js';

export interface AuthorizerNeeds {
  readonly environment: Environment;
  readonly logGroupArn: string;
  /** Encrypts the function's variables and the secrets made for it. */
  readonly kmsKeyArn: string;
  /** ARNs of the secrets made for it. */
  readonly secrets: readonly string[];
  /** ARNs of secrets that were there before, whose keys are unknown. */
  readonly existingSecrets: readonly string[];
  readonly tracing: boolean;
}

export function authorizerPermissions(needs: AuthorizerNeeds): object {
  const { environment, existingSecrets } = needs;
  const secrets = [...existingSecrets, ...needs.secrets];
  return {
    Version: '2012-10-17',
    Statement: [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], `${needs.logGroupArn}:*`),
      allow('kms:Decrypt', needs.kmsKeyArn),
      ...(secrets.length > 0 ? [allow('secretsmanager:GetSecretValue', secrets)] : []),
      ...(existingSecrets.length > 0
        ? [allow('kms:Decrypt', ...ownKeys(environment, existingSecrets))]
        : []),
      // These two actions know no resource.
      ...(needs.tracing ? [allow(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*')] : []),
    ],
  };
}

function allow(Action: string | string[], Resource: string | string[], Condition?: object): object {
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) };
}

/** Existing secrets may have keys we do not know: any key, but only through Secrets Manager and for them. */
function ownKeys({ partition, region }: Environment, secrets: readonly string[]): [string, object] {
  return [
    `arn:${partition}:kms:${region}:*:key/*`,
    {
      StringEquals: {
        'kms:ViaService': `secretsmanager.${region}.amazonaws.com`,
        'kms:EncryptionContext:SecretARN': secrets,
      },
    },
  ];
}
