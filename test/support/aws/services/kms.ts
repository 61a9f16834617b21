// AWS KMS: keys, their policies and rotation, aliases. A key lets a service use it only when its policy says so.

import { AwsError, isJson, type Json, textsOf } from '../http.js';
import { matches } from '../patterns.js';
import { awsJson } from '../protocols/json-1.1.js';
import { type Tags, tagsOfList, tagsToList } from '../tags.js';
import { found, REGION, type World } from '../world.js';

interface Key {
  readonly id: string;
  readonly arn: string;
  description: string;
  policy: string;
  rotation: boolean;
  deletion?: number;
  tags: Tags;
  /** Was there before. */
  readonly ofOthers?: boolean;
}

const DAY = 86_400;

export class Kms {
  private readonly keys = new Map<string, Key>();
  /** Key ids by alias name. */
  private readonly aliases = new Map<string, string>();

  constructor(private readonly world: World) {}

  readonly service = awsJson({
    CreateKey: (input) => ({ KeyMetadata: metadata(this.create(input)) }),
    DescribeKey: ({ KeyId }) => ({ KeyMetadata: metadata(this.find(KeyId)) }),
    GetKeyPolicy: ({ KeyId }) => ({ Policy: this.find(KeyId).policy, PolicyName: 'default' }),
    PutKeyPolicy: ({ KeyId, Policy }) => this.putPolicy(this.find(KeyId), String(Policy)),
    EnableKeyRotation: ({ KeyId }) => this.rotate(KeyId, true),
    DisableKeyRotation: ({ KeyId }) => this.rotate(KeyId, false),
    GetKeyRotationStatus: ({ KeyId }) => {
      const { rotation, arn } = this.find(KeyId);
      return { KeyRotationEnabled: rotation, KeyId: arn, RotationPeriodInDays: 365 };
    },
    UpdateKeyDescription: ({ KeyId, Description }) => {
      this.find(KeyId).description = String(Description);
      return {};
    },
    ListResourceTags: ({ KeyId }) => ({
      Tags: tagsToList(this.find(KeyId).tags, 'TagKey', 'TagValue'),
      Truncated: false,
    }),
    TagResource: ({ KeyId, Tags }) => {
      Object.assign(this.find(KeyId).tags, tagsOfList(Tags, 'TagKey', 'TagValue'));
      return {};
    },
    UntagResource: ({ KeyId, TagKeys }) => {
      for (const name of textsOf(TagKeys)) delete this.find(KeyId).tags[name];
      return {};
    },
    ScheduleKeyDeletion: ({ KeyId, PendingWindowInDays }) => {
      const key = this.find(KeyId);
      key.deletion = this.world.now() + Number(PendingWindowInDays ?? 30) * DAY;
      return { KeyId: key.arn, DeletionDate: key.deletion, KeyState: 'PendingDeletion' };
    },
    CreateAlias: (input) => this.createAlias(input),
    UpdateAlias: ({ AliasName, TargetKeyId }) => {
      this.aliases.set(String(AliasName), this.find(TargetKeyId).id);
      return {};
    },
    DeleteAlias: ({ AliasName }) => {
      if (!this.aliases.delete(String(AliasName)))
        throw notFound(`Alias ${AliasName} is not found.`);
      return {};
    },
    ListAliases: () => ({
      Aliases: [...this.aliases].map(([name, id]) => ({
        AliasName: name,
        AliasArn: this.world.arn('kms', name),
        TargetKeyId: id,
      })),
      Truncated: false,
    }),
  });

  /** Whether the key's policy lets a service use it for something of this ARN. */
  lets(keyArn: string, principal: string, contextArn: string): boolean {
    const key = [...this.keys.values()].find(({ arn }) => arn === keyArn);
    if (!key || key.deletion !== undefined) return false;
    const statements = (JSON.parse(key.policy) as Json)['Statement'];
    return (Array.isArray(statements) ? statements : [])
      .filter(isJson)
      .some((statement) => speaksFor(statement, principal) && covers(statement, contextArn));
  }

  /** A key of somebody else, which lets CloudWatch Logs use it. Returns its ARN. */
  add(): string {
    const Statement = [
      { Effect: 'Allow', Principal: { Service: `logs.${REGION}.amazonaws.com` }, Action: 'kms:*' },
    ];
    const key = { ...this.create({ Policy: JSON.stringify({ Statement }) }), ofOthers: true };
    this.keys.set(key.id, key);
    return key.arn;
  }

  /** Names of what is there and was made here; a key whose deletion is scheduled is not. */
  contents(): string[] {
    const live = [...this.keys.values()].filter((key) => !key.deletion && !key.ofOthers);
    return [...live.map(({ arn }) => arn), ...this.aliases.keys()];
  }

  private create({ Description, Policy, Tags }: Json): Key {
    const id = this.world.uuid();
    const arn = this.world.arn('kms', `key/${id}`);
    const key: Key = {
      id,
      arn,
      description: String(Description ?? ''),
      policy: typeof Policy === 'string' ? Policy : defaultPolicy(this.world),
      rotation: false,
      tags: tagsOfList(Tags, 'TagKey', 'TagValue'),
    };
    this.keys.set(id, key);
    return key;
  }

  private putPolicy(key: Key, policy: string): Json {
    const administered = isPolicy(policy) && policy.includes(':root');
    if (!administered) {
      throw new AwsError(
        'MalformedPolicyDocumentException',
        'The new key policy will not allow you to update the key policy in the future.',
      );
    }
    key.policy = policy;
    return {};
  }

  private rotate(keyId: unknown, on: boolean): Json {
    this.find(keyId).rotation = on;
    return {};
  }

  private createAlias({ AliasName, TargetKeyId }: Json): Json {
    const name = String(AliasName);
    if (!/^alias\/(?!aws\/)[a-zA-Z0-9/_-]+$/.test(name)) {
      throw new AwsError('InvalidAliasNameException', `Invalid alias name ${name}`);
    }
    if (this.aliases.has(name)) {
      throw new AwsError('AlreadyExistsException', `An alias with the name ${name} already exists`);
    }
    this.aliases.set(name, this.find(TargetKeyId).id);
    return {};
  }

  private find(keyId: unknown): Key {
    const text = String(keyId);
    const id = this.aliases.get(text) ?? text.slice(text.lastIndexOf('/') + 1);
    return found(this.keys.get(id), 'NotFoundException', `Key '${text}' does not exist`);
  }
}

function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message);
}

function metadata({ id, arn, description, deletion }: Key): Json {
  return {
    KeyId: id,
    Arn: arn,
    Description: description,
    Enabled: deletion === undefined,
    KeyState: deletion === undefined ? 'Enabled' : 'PendingDeletion',
    KeyUsage: 'ENCRYPT_DECRYPT',
    KeyManager: 'CUSTOMER',
    KeySpec: 'SYMMETRIC_DEFAULT',
    CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT',
    Origin: 'AWS_KMS',
    MultiRegion: false,
    ...(deletion !== undefined && { DeletionDate: deletion }),
  };
}

function defaultPolicy(world: World): string {
  const root = world.arn('iam', 'root', '');
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: root }, Action: 'kms:*', Resource: '*' }],
  });
}

function isPolicy(text: string): boolean {
  try {
    return isJson(JSON.parse(text));
  } catch {
    return false;
  }
}

function speaksFor({ Effect, Principal }: Json, principal: string): boolean {
  const services = isJson(Principal) ? Principal['Service'] : undefined;
  return Effect === 'Allow' && [services].flat().includes(principal);
}

/** The one condition that CloudWatch Logs asks for. */
function covers({ Condition }: Json, contextArn: string): boolean {
  if (Condition === undefined) return true;
  const [test] = Object.values(Condition as Json);
  const patterns = isJson(test) ? [test['kms:EncryptionContext:aws:logs:arn']].flat() : [];
  return patterns.some((pattern) => matches(String(pattern), contextArn));
}
