// AWS Secrets Manager: secrets without values, which is all that our stacks make.

import { AwsError, type Json, textsOf } from '../http.js';
import { awsJson } from '../protocols/json-1.1.js';
import { type Tags, tagsOfList, tagsToList } from '../tags.js';
import { found, type World } from '../world.js';

interface Secret {
  readonly name: string;
  readonly arn: string;
  description: string;
  kmsKeyId?: string;
  deletion?: number;
  tags: Tags;
}

const DAY = 86_400;

export class SecretsManager {
  private readonly secrets = new Map<string, Secret>();

  constructor(private readonly world: World) {}

  readonly service = awsJson({
    CreateSecret: (input) => reference(this.create(input)),
    DescribeSecret: ({ SecretId }) => this.describe(this.find(SecretId)),
    UpdateSecret: ({ SecretId, Description, KmsKeyId }) => {
      const secret = this.find(SecretId);
      if (Description !== undefined) secret.description = String(Description);
      if (KmsKeyId !== undefined) secret.kmsKeyId = String(KmsKeyId);
      return reference(secret);
    },
    GetResourcePolicy: ({ SecretId }) => reference(this.find(SecretId)),
    DeleteSecret: ({ SecretId, RecoveryWindowInDays }) => {
      const secret = this.find(SecretId);
      secret.deletion = this.world.now() + Number(RecoveryWindowInDays ?? 30) * DAY;
      return { ...reference(secret), DeletionDate: secret.deletion };
    },
    TagResource: ({ SecretId, Tags }) => {
      Object.assign(this.find(SecretId).tags, tagsOfList(Tags));
      return {};
    },
    UntagResource: ({ SecretId, TagKeys }) => {
      for (const name of textsOf(TagKeys)) delete this.find(SecretId).tags[name];
      return {};
    },
  });

  /** A secret in its recovery window is gone for everyone who wants to use it. */
  contents(): string[] {
    return [...this.secrets.values()]
      .filter(({ deletion }) => deletion === undefined)
      .map(({ arn }) => arn);
  }

  private create({ Name, Description, KmsKeyId, Tags }: Json): Secret {
    const name = String(Name);
    const existing = this.secrets.get(name);
    if (existing?.deletion !== undefined) {
      throw new AwsError(
        'InvalidRequestException',
        "You can't create this secret because a secret with this name is already scheduled for deletion.",
      );
    }
    if (existing) {
      const message = `The operation failed because the secret ${name} already exists.`;
      throw new AwsError('ResourceExistsException', message);
    }
    const secret: Secret = {
      name,
      arn: this.world.arn('secretsmanager', `secret:${name}-${this.world.id(6)}`),
      description: String(Description ?? ''),
      ...(KmsKeyId !== undefined && { kmsKeyId: String(KmsKeyId) }),
      tags: tagsOfList(Tags),
    };
    this.secrets.set(name, secret);
    return secret;
  }

  private describe(secret: Secret): Json {
    return {
      ...reference(secret),
      Description: secret.description,
      ...(secret.kmsKeyId !== undefined && { KmsKeyId: secret.kmsKeyId }),
      ...(secret.deletion !== undefined && { DeletedDate: secret.deletion }),
      Tags: tagsToList(secret.tags),
    };
  }

  private find(id: unknown): Secret {
    const secret = [...this.secrets.values()].find(({ name, arn }) => id === name || id === arn);
    const message = "Secrets Manager can't find the specified secret.";
    return found(secret, 'ResourceNotFoundException', message);
  }
}

function reference({ arn, name }: Secret): Json {
  return { ARN: arn, Name: name };
}
