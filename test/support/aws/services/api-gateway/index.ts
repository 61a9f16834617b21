// Amazon API Gateway: REST APIs made by import, and everything around them that our stacks make.

import { restJson } from '../../protocols/rest-json.js';
import type { Tags } from '../../tags.js';
import type { World } from '../../world.js';
import type { Iam } from '../iam.js';
import type { Logs } from '../logs.js';
import { Account } from './account.js';
import { ApiKeys } from './api-keys.js';
import { contentOperations } from './contents.js';
import { deploymentOperations } from './deployments.js';
import { Domains } from './domains.js';
import { functionCalls } from './function-calls.js';
import { RestApis } from './rest-apis.js';
import { executionLogGroup, Stages, stageArn } from './stages.js';
import type { Definition, RestApi, Stage } from './state.js';
import { tagOperations } from './tags.js';
import { testInvocation } from './test-invoke.js';
import { UsagePlans } from './usage-plans.js';
import { VpcLinks } from './vpc-links.js';

/** What knows which web ACL guards a stage. */
export interface WebAcls {
  aclOf(stageArn: string): string | undefined;
  forget(stageArn: string): void;
}

/** Of a stage. */
export interface Surroundings {
  /** The deployment that it shows. */
  readonly deployment: string;
  /** As `api.example.com/orders`. */
  readonly basePaths: readonly string[];
  readonly usagePlans: readonly string[];
  readonly webAcl: string | undefined;
}

export class ApiGateway {
  private readonly domains: Domains;
  readonly links: VpcLinks;
  private readonly apis: RestApis;
  private readonly keys: ApiKeys;
  private readonly plans: UsagePlans;
  readonly account: Account;
  readonly service;
  /** Given after WAF is made, which itself asks for stages. */
  private webAcls: WebAcls | undefined;

  constructor(
    private readonly world: World,
    iam: Iam,
    logs: Logs,
  ) {
    this.domains = new Domains(() => this.apis);
    this.links = new VpcLinks(() => this.apis, world);
    this.apis = new RestApis(world, {
      domainsOf: (api, stage) => this.domains.leadingTo(api, stage),
      vpcLink: (id) => this.links.versionOf(id),
    });
    this.keys = new ApiKeys(world);
    this.plans = new UsagePlans(this.apis, this.keys, world);
    this.account = new Account(iam, world);
    const stages = new Stages(
      this.apis,
      {
        domainsOf: (api, stage) => this.domains.leadingTo(api, stage),
        plansOf: (api, stage) => this.plans.covering(api, stage),
        webAclOf: (arn) => this.webAcls?.aclOf(arn),
        gone: (arn) => this.webAcls?.forget(arn),
        mayLog: () => this.account.mayLog(),
        writesLogs: (name) => logs.write(name),
        hasLogGroup: (name) => logs.groups.has(name),
      },
      world,
    );
    logs.onWrite(() => this.logging());
    this.service = restJson([
      ...this.apis.operations,
      ...contentOperations(this.apis),
      testInvocation(this.apis),
      ...deploymentOperations(this.apis, world, (api, stageName, deploymentId) =>
        stages.show(api, stageName, deploymentId),
      ),
      ...stages.operations,
      ...this.keys.operations,
      ...this.plans.operations,
      ...this.domains.operations,
      ...this.links.operations,
      ...this.account.operations,
      ...tagOperations((path) => this.tagsAt(path)),
    ]);
  }

  guardedBy(webAcls: WebAcls): void {
    this.webAcls = webAcls;
  }

  hasStage(arn: string): boolean {
    return this.stages().some(({ api, stage }) => stageArn(api.id, stage.stageName) === arn);
  }

  /** What each stage serves. */
  served(): Definition[] {
    return this.stages().map(({ api, stage }) => snapshotOf(api, stage));
  }

  /** The functions that served methods and their authorizers call, and as whom: the source of the call. */
  calledFunctions(): { readonly arn: string; readonly from: string }[] {
    return this.stages().flatMap(({ api, stage }) =>
      functionCalls(snapshotOf(api, stage), this.world.arn('execute-api', api.id), stage.stageName),
    );
  }

  /** What leads to each stage and stands around it, by the name of its API. */
  around(): Record<string, Surroundings> {
    return Object.fromEntries(
      this.stages().map(({ api: { id, settings }, stage: { stageName, deploymentId } }) => [
        String(settings['name']),
        {
          deployment: deploymentId,
          basePaths: this.domains.basePathsOf(id, stageName),
          usagePlans: this.plans.covering(id, stageName),
          webAcl: this.webAcls?.aclOf(stageArn(id, stageName)),
        },
      ]),
    );
  }

  contents(): string[] {
    const { apis } = this.apis;
    return [
      ...[...apis.keys()].map((id) => `REST API ${id}`),
      ...this.stages().map(({ api, stage }) => `stage ${api.id}/${stage.stageName}`),
      ...[...apis.values()].flatMap(({ deployments }) =>
        [...deployments.keys()].map((id) => `deployment ${id}`),
      ),
      ...[...this.plans.plans.keys()].map((id) => `usage plan ${id}`),
      ...[...this.keys.keys.keys()].map((id) => `API key ${id}`),
      ...[...this.domains.domains.keys()].map((name) => `domain ${name}`),
      ...this.links.contents(),
    ];
  }

  private stages() {
    return [...this.apis.apis.values()].flatMap((api) =>
      [...api.stages.values()].map((stage) => ({ api, stage })),
    );
  }

  /** Groups that stages write to as long as they stand. */
  private logging(): string[] {
    return this.stages()
      .filter(({ stage }) =>
        Object.values(stage.methodSettings).some(
          ({ loggingLevel }) => loggingLevel !== undefined && loggingLevel !== 'OFF',
        ),
      )
      .map(({ api, stage }) => executionLogGroup(api.id, stage.stageName));
  }

  private tagsAt([kind, id = '', , inner = '']: readonly string[]): Tags | undefined {
    switch (kind) {
      case 'restapis': {
        const api = this.apis.apis.get(id);
        return inner === '' ? api?.tags : api?.stages.get(inner)?.tags;
      }
      case 'usageplans':
        return this.plans.plans.get(id)?.tags;
      case 'apikeys':
        return this.keys.keys.get(id)?.tags;
      case 'domainnames':
        return this.domains.domains.get(id)?.tags;
      case 'vpclinks':
        return (this.links.v1.get(id) ?? this.links.v2.get(id))?.tags;
      default:
        return undefined;
    }
  }
}

function snapshotOf({ deployments }: RestApi, { deploymentId }: Stage): Definition {
  const deployment = deployments.get(deploymentId);
  if (!deployment) throw new Error(`a stage shows ${deploymentId}, which is gone`);
  return deployment.snapshot;
}
