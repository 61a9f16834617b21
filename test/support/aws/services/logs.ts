// Amazon CloudWatch Logs: log groups with retention, key, tags and data protection; resource policies.

import { AwsError, isJson, type Json, textOf, textsOf } from '../http.js';
import { awsJson } from '../protocols/json-1.1.js';
import { type Tags, tagsOfMap } from '../tags.js';
import { found, REGION, type World } from '../world.js';
import type { Kms } from './kms.js';

interface LogGroup {
  readonly name: string;
  readonly arn: string;
  readonly created: number;
  /** Whether AWS itself made it, because something had to log and no group was there. */
  readonly unasked: boolean;
  retention?: number;
  kmsKeyArn?: string;
  protection?: string;
  tags: Tags;
}

const NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;
const RETENTION = new Set([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
]);

export class Logs {
  readonly groups = new Map<string, LogGroup>();
  private readonly policies = new Map<string, string>();
  /** Names of groups that something writes to now: AWS makes them again as soon as they are deleted. */
  private readonly writers: (() => readonly string[])[] = [];

  constructor(
    private readonly world: World,
    private readonly kms: Kms,
  ) {}

  readonly service = awsJson({
    CreateLogGroup: (input) => this.create(input),
    DeleteLogGroup: ({ logGroupName }) => this.remove(String(logGroupName)),
    DescribeLogGroups: ({ logGroupNamePrefix }) => ({
      logGroups: [...this.groups.values()]
        .filter(({ name }) => name.startsWith(textOf(logGroupNamePrefix) ?? ''))
        .map(description),
    }),
    PutRetentionPolicy: ({ logGroupName, retentionInDays }) => {
      if (!RETENTION.has(Number(retentionInDays)))
        throw invalid(`${retentionInDays} is not a valid retention`);
      this.find(logGroupName).retention = Number(retentionInDays);
      return {};
    },
    DeleteRetentionPolicy: ({ logGroupName }) => {
      delete this.find(logGroupName).retention;
      return {};
    },
    AssociateKmsKey: ({ logGroupName, kmsKeyId }) => {
      const group = this.find(logGroupName);
      group.kmsKeyArn = this.usable(kmsKeyId, group.arn);
      return {};
    },
    DisassociateKmsKey: ({ logGroupName }) => {
      delete this.find(logGroupName).kmsKeyArn;
      return {};
    },
    PutDataProtectionPolicy: ({ logGroupIdentifier, policyDocument }) => {
      const group = this.find(logGroupIdentifier);
      group.protection = protection(String(policyDocument));
      return { logGroupIdentifier: group.name, policyDocument: group.protection };
    },
    GetDataProtectionPolicy: ({ logGroupIdentifier }) => {
      const { name, protection: policyDocument } = this.find(logGroupIdentifier);
      return { logGroupIdentifier: name, ...(policyDocument && { policyDocument }) };
    },
    DeleteDataProtectionPolicy: ({ logGroupIdentifier }) => {
      delete this.find(logGroupIdentifier).protection;
      return {};
    },
    ListTagsForResource: ({ resourceArn }) => ({ tags: this.find(resourceArn).tags }),
    TagResource: ({ resourceArn, tags }) => {
      Object.assign(this.find(resourceArn).tags, tagsOfMap(tags));
      return {};
    },
    UntagResource: ({ resourceArn, tagKeys }) => {
      for (const name of textsOf(tagKeys)) delete this.find(resourceArn).tags[name];
      return {};
    },
    PutResourcePolicy: (input) => this.putPolicy(input),
    DescribeResourcePolicies: () => ({
      resourcePolicies: [...this.policies].map(([policyName, policyDocument]) => ({
        policyName,
        policyDocument,
      })),
    }),
    DeleteResourcePolicy: ({ policyName }) => {
      if (!this.policies.delete(String(policyName))) throw notFound('Policy does not exist.');
      return {};
    },
  });

  onWrite(names: () => readonly string[]): void {
    this.writers.push(names);
  }

  /** What AWS does when something starts to log: a group without key and without an end. */
  write(name: string): void {
    if (this.groups.has(name)) return;
    const arn = this.world.arn('logs', `log-group:${name}`);
    this.groups.set(name, { name, arn, created: this.world.now(), unasked: true, tags: {} });
  }

  contents(): string[] {
    return [...this.groups.keys(), ...this.policies.keys()];
  }

  private create({ logGroupName, kmsKeyId, tags }: Json): Json {
    const name = String(logGroupName);
    if (!NAME.test(name))
      throw invalid(`Value '${name}' at 'logGroupName' failed to satisfy constraint`);
    if (this.groups.has(name)) {
      throw new AwsError(
        'ResourceAlreadyExistsException',
        'The specified log group already exists',
      );
    }
    const arn = this.world.arn('logs', `log-group:${name}`);
    this.groups.set(name, {
      name,
      arn,
      created: this.world.now(),
      unasked: false,
      tags: tagsOfMap(tags),
      ...(kmsKeyId !== undefined && { kmsKeyArn: this.usable(kmsKeyId, arn) }),
    });
    return {};
  }

  /** A key that is an ARN, exists, and lets CloudWatch Logs use it for this group. */
  private usable(kmsKeyId: unknown, groupArn: string): string {
    const arn = String(kmsKeyId);
    if (!this.kms.lets(arn, `logs.${REGION}.amazonaws.com`, groupArn)) {
      throw invalid(
        `The specified KMS key does not exist or is not allowed to be used with LogGroup '${groupArn}'`,
      );
    }
    return arn;
  }

  private remove(name: string): Json {
    this.find(name);
    this.groups.delete(name);
    for (const write of this.writers) {
      if (write().includes(name)) this.write(name);
    }
    return {};
  }

  private putPolicy({ policyName, policyDocument }: Json): Json {
    const document = String(policyDocument);
    if (document.length > 5120) throw invalid('Resource policy is longer than 5120 characters');
    if (this.policies.size >= 10 && !this.policies.has(String(policyName))) {
      throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
    }
    this.policies.set(String(policyName), document);
    return { resourcePolicy: { policyName, policyDocument } };
  }

  /** By name or by ARN, with or without `:*`. */
  private find(identifier: unknown): LogGroup {
    const text = String(identifier);
    const name = /:log-group:([^:]+)/.exec(text)?.[1] ?? text;
    return found(
      this.groups.get(name),
      'ResourceNotFoundException',
      'The specified log group does not exist.',
    );
  }
}

function description({
  name,
  arn,
  created,
  retention,
  kmsKeyArn,
  protection: policy,
}: LogGroup): Json {
  return {
    logGroupName: name,
    arn: `${arn}:*`,
    logGroupArn: arn,
    creationTime: created * 1000,
    metricFilterCount: 0,
    storedBytes: 0,
    logGroupClass: 'STANDARD',
    ...(retention !== undefined && { retentionInDays: retention }),
    ...(kmsKeyArn !== undefined && { kmsKeyId: kmsKeyArn }),
    ...(policy !== undefined && { dataProtectionStatus: 'ACTIVATED' }),
  };
}

/** Two statements, the first audits and the second masks, over the same identifiers. */
function protection(document: string): string {
  const statements = readStatements(document);
  const [audit, mask] = statements;
  const same =
    JSON.stringify(audit?.['DataIdentifier']) === JSON.stringify(mask?.['DataIdentifier']);
  if (
    statements.length !== 2 ||
    !same ||
    !hasOperation(audit, 'Audit') ||
    !hasOperation(mask, 'Deidentify')
  ) {
    throw invalid('Data protection policy must have an Audit and a Deidentify statement.');
  }
  return document;
}

function readStatements(document: string): Json[] {
  try {
    const { Statement } = JSON.parse(document) as Json;
    return Array.isArray(Statement) ? Statement.filter(isJson) : [];
  } catch {
    return [];
  }
}

function hasOperation(statement: Json | undefined, name: string): boolean {
  const operation = statement?.['Operation'];
  return isJson(operation) && isJson(operation[name]);
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidParameterException', message);
}

function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message);
}
