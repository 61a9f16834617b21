// AWS WAF (wafv2): web ACLs and IP sets under lock tokens, associations with stages, logging configurations.

import { AwsError, isJson, type Json, textOf, textsOf } from '../http.js';
import { awsJson } from '../protocols/json-1.1.js';
import { type Tags, tagsOfList, tagsToList } from '../tags.js';
import { found, type World } from '../world.js';
import type { Logs } from './logs.js';
import { checkRules, ipSetsOf } from './wafv2-rules.js';

interface Entity {
  readonly id: string;
  readonly name: string;
  readonly arn: string;
  lockToken: string;
  settings: Json;
  tags: Tags;
}

/** What can be guarded: the stages of API Gateway. */
export interface Guarded {
  /** Whether there is a stage of this ARN. */
  hasStage(arn: string): boolean;
}

export class Wafv2 {
  private readonly acls = new Map<string, Entity>();
  private readonly ipSets = new Map<string, Entity>();
  /** Web ACL ARNs by the ARN of what they guard. */
  private readonly associations = new Map<string, string>();
  /** Logging configurations by web ACL ARN. */
  private readonly logging = new Map<string, Json>();

  constructor(
    private readonly world: World,
    private readonly logs: Logs,
    private readonly guarded: Guarded,
  ) {}

  readonly service = awsJson({
    CreateWebACL: (input) => {
      this.check(input);
      return { Summary: summary(this.create(this.acls, 'webacl', input)) };
    },
    GetWebACL: (input) => {
      const acl = this.find(this.acls, input);
      return { WebACL: this.describe(acl), LockToken: acl.lockToken };
    },
    UpdateWebACL: (input) => {
      this.check(input);
      return this.update(this.acls, input);
    },
    DeleteWebACL: (input) => this.deleteAcl(input),
    ListWebACLs: () => ({ WebACLs: [...this.acls.values()].map(summary) }),
    CreateIPSet: (input) => {
      checkAddresses(input);
      return { Summary: summary(this.create(this.ipSets, 'ipset', input)) };
    },
    GetIPSet: (input) => {
      const { settings, id, name, arn, lockToken } = this.find(this.ipSets, input);
      return { IPSet: { ...settings, Id: id, Name: name, ARN: arn }, LockToken: lockToken };
    },
    UpdateIPSet: (input) => {
      checkAddresses(input);
      return this.update(this.ipSets, input);
    },
    DeleteIPSet: (input) => this.deleteIpSet(input),
    AssociateWebACL: ({ WebACLArn, ResourceArn }) => this.associate(String(WebACLArn), ResourceArn),
    DisassociateWebACL: ({ ResourceArn }) => {
      this.associations.delete(String(ResourceArn));
      return {};
    },
    GetWebACLForResource: ({ ResourceArn }) => {
      const acl = this.acls.get(this.associations.get(this.stage(ResourceArn)) ?? '');
      return acl ? { WebACL: this.describe(acl) } : {};
    },
    PutLoggingConfiguration: ({ LoggingConfiguration }) => this.putLogging(LoggingConfiguration),
    GetLoggingConfiguration: ({ ResourceArn }) => ({
      LoggingConfiguration: nonexistent(this.logging.get(String(ResourceArn))),
    }),
    DeleteLoggingConfiguration: ({ ResourceArn }) => {
      nonexistent(this.logging.get(String(ResourceArn)));
      this.logging.delete(String(ResourceArn));
      return {};
    },
    ListTagsForResource: ({ ResourceARN }) => ({
      TagInfoForResource: { ResourceARN, TagList: tagsToList(this.byArn(ResourceARN).tags) },
    }),
    TagResource: ({ ResourceARN, Tags }) => {
      Object.assign(this.byArn(ResourceARN).tags, tagsOfList(Tags));
      return {};
    },
    UntagResource: ({ ResourceARN, TagKeys }) => {
      for (const name of textsOf(TagKeys)) delete this.byArn(ResourceARN).tags[name];
      return {};
    },
  });

  /** The web ACL of a stage, as API Gateway shows it. */
  aclOf(stageArn: string): string | undefined {
    return this.associations.get(stageArn);
  }

  /** A stage that is gone has no web ACL any more. */
  forget(stageArn: string): void {
    this.associations.delete(stageArn);
  }

  contents(): string[] {
    return [
      ...this.acls.keys(),
      ...this.ipSets.keys(),
      ...[...this.associations.keys()].map((arn) => `web ACL of ${arn}`),
      ...[...this.logging.keys()].map((arn) => `logging of ${arn}`),
    ];
  }

  private check(input: Json): void {
    checkRules(input['Rules']);
    for (const arn of ipSetsOf(input['Rules'])) nonexistent(this.ipSets.get(arn));
  }

  private create(entities: Map<string, Entity>, kind: string, input: Json): Entity {
    const { Name, Scope, Tags, ...settings } = input;
    const name = String(Name);
    if (!/^[\w-]{1,128}$/.test(name)) throw invalid(`NAME, parameter: ${name}`);
    if ([...entities.values()].some((one) => one.name === name)) {
      const message =
        'AWS WAF couldn’t perform the operation because some resource in your request is a duplicate of an existing one.';
      throw new AwsError('WAFDuplicateItemException', message);
    }
    const id = this.world.uuid();
    const scope = Scope === 'REGIONAL' ? 'regional' : 'global';
    const arn = this.world.arn('wafv2', `${scope}/${kind}/${name}/${id}`);
    const lockToken = this.world.uuid();
    const entity = { id, name, arn, lockToken, settings, tags: tagsOfList(Tags) };
    entities.set(arn, entity);
    this.world.propagation.made(arn);
    return entity;
  }

  private update(entities: Map<string, Entity>, input: Json): Json {
    const entity = this.find(entities, input);
    unlock(entity, input);
    const { Name, Scope, Id, LockToken, ...settings } = input;
    entity.settings = { ...entity.settings, ...settings };
    entity.lockToken = this.world.uuid();
    return { NextLockToken: entity.lockToken };
  }

  private deleteAcl(input: Json): Json {
    const acl = this.find(this.acls, input);
    unlock(acl, input);
    if ([...this.associations.values()].includes(acl.arn)) throw associated();
    this.acls.delete(acl.arn);
    this.logging.delete(acl.arn);
    return {};
  }

  private deleteIpSet(input: Json): Json {
    const set = this.find(this.ipSets, input);
    unlock(set, input);
    const used = [...this.acls.values()].some(({ settings }) =>
      ipSetsOf(settings['Rules']).includes(set.arn),
    );
    if (used) throw associated();
    this.ipSets.delete(set.arn);
    return {};
  }

  private associate(aclArn: string, resourceArn: unknown): Json {
    nonexistent(this.acls.get(aclArn));
    const stage = this.stage(resourceArn);
    if (this.world.propagation.unknownYet(aclArn)) {
      const message =
        'AWS WAF couldn’t retrieve the resource that you requested. Retry your request.';
      throw new AwsError('WAFUnavailableEntityException', message);
    }
    this.associations.set(stage, aclArn);
    return {};
  }

  private stage(resourceArn: unknown): string {
    const arn = String(resourceArn);
    if (!this.guarded.hasStage(arn)) nonexistent(undefined);
    return arn;
  }

  private putLogging(configuration: unknown): Json {
    const settings = isJson(configuration) ? configuration : {};
    const acl = nonexistent(this.acls.get(String(settings['ResourceArn'])));
    const [destination = ''] = textsOf(settings['LogDestinationConfigs']);
    const name = /:log-group:([^:]+)$/.exec(destination)?.[1];
    if (name !== undefined && (!name.startsWith('aws-waf-logs-') || !this.logs.groups.has(name))) {
      const message = `Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: LOG_DESTINATION, parameter: ${destination}`;
      throw new AwsError('WAFInvalidParameterException', message);
    }
    this.logging.set(acl.arn, settings);
    return { LoggingConfiguration: settings };
  }

  private describe({ id, name, arn, settings }: Entity): Json {
    return {
      ...settings,
      Id: id,
      Name: name,
      ARN: arn,
      Capacity: 1,
      LabelNamespace: `awswaf:webacl:${name}:`,
      ManagedByFirewallManager: false,
    };
  }

  private find(entities: Map<string, Entity>, { Id, ARN, Name }: Json): Entity {
    const entity = [...entities.values()].find(({ id, arn }) => id === Id || arn === ARN);
    return nonexistent(entity && Name !== undefined && entity.name !== Name ? undefined : entity);
  }

  private byArn(arn: unknown): Entity {
    const text = String(arn);
    return nonexistent(this.acls.get(text) ?? this.ipSets.get(text));
  }
}

function unlock({ lockToken }: Entity, { LockToken }: Json): void {
  if (textOf(LockToken) === lockToken) return;
  const message =
    'AWS WAF couldn’t save your changes because someone changed the resource after you started to edit it. Reapply your changes.';
  throw new AwsError('WAFOptimisticLockException', message);
}

function summary({ id, name, arn, lockToken }: Entity): Json {
  return { Id: id, Name: name, ARN: arn, LockToken: lockToken };
}

function checkAddresses({ Addresses }: Json): void {
  for (const address of textsOf(Addresses)) {
    if (!/^[0-9a-fA-F.:]+\/[1-9]\d*$/.test(address))
      throw invalid(`IP_ADDRESS, parameter: ${address}`);
  }
}

function nonexistent<T>(value: T | undefined): T {
  const message = 'AWS WAF couldn’t perform the operation because your resource doesn’t exist.';
  return found(value, 'WAFNonexistentItemException', message);
}

function associated(): AwsError {
  const message =
    'AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.';
  return new AwsError('WAFAssociatedItemException', message);
}

function invalid(reason: string): AwsError {
  return new AwsError('WAFInvalidParameterException', `Error reason: ${reason}`);
}
