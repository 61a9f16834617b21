// AWS IAM: roles, their inline policies and attachments. And STS, which only says who calls.

import { AwsError, type Json } from '../http.js';
import { awsQuery } from '../protocols/query.js';
import { members } from '../protocols/xml.js';
import { type Tags, tagsOfList, tagsToList } from '../tags.js';
import { ACCOUNT, found, type World } from '../world.js';

interface Role {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly path: string;
  readonly created: string;
  description: string;
  assumeRolePolicy: string;
  maxSession: number;
  readonly inline: Map<string, string>;
  readonly attached: Set<string>;
  tags: Tags;
}

export class Iam {
  private readonly roles = new Map<string, Role>();

  constructor(private readonly world: World) {}

  readonly service = awsQuery(
    {
      CreateRole: (input) => ({ Role: this.describe(this.create(input)) }),
      GetRole: ({ RoleName }) => ({ Role: this.describe(this.find(RoleName)) }),
      UpdateRole: ({ RoleName, Description, MaxSessionDuration }) => {
        const role = this.find(RoleName);
        role.description = String(Description ?? role.description);
        role.maxSession = Number(MaxSessionDuration ?? role.maxSession);
        return {};
      },
      UpdateAssumeRolePolicy: ({ RoleName, PolicyDocument }) => {
        this.find(RoleName).assumeRolePolicy = document(PolicyDocument);
        return undefined;
      },
      DeleteRole: ({ RoleName }) => this.remove(this.find(RoleName)),
      ListInstanceProfilesForRole: ({ RoleName }) => {
        this.find(RoleName);
        return { InstanceProfiles: members([]), IsTruncated: false };
      },
      PutRolePolicy: ({ RoleName, PolicyName, PolicyDocument }) => {
        this.find(RoleName).inline.set(String(PolicyName), document(PolicyDocument));
        return undefined;
      },
      GetRolePolicy: ({ RoleName, PolicyName }) => {
        const policy = this.find(RoleName).inline.get(String(PolicyName));
        const message = `The role policy with name ${PolicyName} cannot be found.`;
        return {
          RoleName,
          PolicyName,
          PolicyDocument: encodeURIComponent(found(policy, 'NoSuchEntity', message, 404)),
        };
      },
      DeleteRolePolicy: ({ RoleName, PolicyName }) => {
        this.find(RoleName).inline.delete(String(PolicyName));
        return undefined;
      },
      ListRolePolicies: ({ RoleName }) => ({
        PolicyNames: members([...this.find(RoleName).inline.keys()]),
        IsTruncated: false,
      }),
      AttachRolePolicy: ({ RoleName, PolicyArn }) => {
        this.find(RoleName).attached.add(String(PolicyArn));
        return undefined;
      },
      DetachRolePolicy: ({ RoleName, PolicyArn }) => {
        this.find(RoleName).attached.delete(String(PolicyArn));
        return undefined;
      },
      ListAttachedRolePolicies: ({ RoleName }) => ({
        AttachedPolicies: members(
          [...this.find(RoleName).attached].map((arn) => ({
            PolicyName: arn.slice(arn.lastIndexOf('/') + 1),
            PolicyArn: arn,
          })),
        ),
        IsTruncated: false,
      }),
      TagRole: ({ RoleName, Tags }) => {
        Object.assign(this.find(RoleName).tags, tagsOfList(Tags));
        return undefined;
      },
      UntagRole: ({ RoleName, TagKeys }) => {
        for (const name of [TagKeys].flat()) delete this.find(RoleName).tags[String(name)];
        return undefined;
      },
    },
    'https://iam.amazonaws.com/doc/2010-05-08/',
  );

  readonly sts = awsQuery(
    {
      GetCallerIdentity: () => ({
        Arn: this.world.arn('iam', 'user/tester', ''),
        UserId: 'AIDACKCEVSQ6C2EXAMPLE',
        Account: ACCOUNT,
      }),
    },
    'https://sts.amazonaws.com/doc/2011-06-15/',
  );

  /** Whether a service may become the role. */
  lets(roleArn: string, principal: string): boolean {
    const role = [...this.roles.values()].find(({ arn }) => arn === roleArn);
    return role?.assumeRolePolicy.includes(`"${principal}"`) ?? false;
  }

  hasAttached(roleArn: string, policyArn: string): boolean {
    const role = [...this.roles.values()].find(({ arn }) => arn === roleArn);
    return role?.attached.has(policyArn) ?? false;
  }

  contents(): string[] {
    return [...this.roles.keys()].map((name) => `role ${name}`);
  }

  private create(input: Json): Role {
    const name = String(input['RoleName']);
    if (this.roles.has(name)) {
      const message = `Role with name ${name} already exists.`;
      throw new AwsError('EntityAlreadyExists', message, 409);
    }
    if (!/^[\w+=,.@-]{1,64}$/.test(name)) {
      throw new AwsError('ValidationError', `The role name ${name} is not valid`);
    }
    const path = String(input['Path'] ?? '/');
    const role: Role = {
      name,
      path,
      arn: this.world.arn('iam', `role${path}${name}`, ''),
      id: `AROA${this.world.id(16).toUpperCase()}`,
      created: new Date().toISOString(),
      description: String(input['Description'] ?? ''),
      assumeRolePolicy: document(input['AssumeRolePolicyDocument']),
      maxSession: Number(input['MaxSessionDuration'] ?? 3600),
      inline: new Map(),
      attached: new Set(),
      tags: tagsOfList(input['Tags']),
    };
    this.roles.set(name, role);
    this.world.propagation.made(role.arn);
    return role;
  }

  private remove(role: Role): undefined {
    if (role.inline.size > 0) throw conflict('Cannot delete entity, must delete policies first.');
    if (role.attached.size > 0)
      throw conflict('Cannot delete entity, must detach all policies first.');
    this.roles.delete(role.name);
    return undefined;
  }

  private describe(role: Role): Json {
    return {
      Path: role.path,
      RoleName: role.name,
      RoleId: role.id,
      Arn: role.arn,
      CreateDate: role.created,
      AssumeRolePolicyDocument: encodeURIComponent(role.assumeRolePolicy),
      ...(role.description && { Description: role.description }),
      MaxSessionDuration: role.maxSession,
      Tags: members(tagsToList(role.tags)),
    };
  }

  private find(name: unknown): Role {
    const message = `The role with name ${name} cannot be found.`;
    return found(this.roles.get(String(name)), 'NoSuchEntity', message, 404);
  }
}

/** A policy must be JSON and name nothing twice; IAM checks no more when it is put. */
function document(text: unknown): string {
  try {
    JSON.parse(String(text));
    return String(text);
  } catch {
    throw new AwsError('MalformedPolicyDocument', 'This policy contains invalid Json');
  }
}

function conflict(message: string): AwsError {
  return new AwsError('DeleteConflict', message, 409);
}
