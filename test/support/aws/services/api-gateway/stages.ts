// Stages: which deployment is served, with which logs, throttles, cache and variables.

import { isJson, type Json, textOf } from '../../http.js';
import type { RestInput, RestOperation } from '../../protocols/rest-json.js';
import { tagsOfMap } from '../../tags.js';
import { ACCOUNT, PARTITION, REGION, type World } from '../../world.js';
import { badRequest, conflict, existing } from './errors.js';
import { describeMethodSettings, methodSettingRule } from './method-settings.js';
import { applyPatches, settingRule, toBoolean } from './patch.js';
import type { RestApis } from './rest-apis.js';
import type { RestApi, Stage } from './state.js';

/** What a stage touches outside its API. */
export interface StageSurroundings {
  domainsOf(apiId: string, stage: string): readonly string[];
  /** Names of the usage plans that cover the stage. */
  plansOf(apiId: string, stage: string): readonly string[];
  webAclOf(stageArn: string): string | undefined;
  /** The stage is gone. */
  gone(stageArn: string): void;
  /** Whether the account has a role for logs that may write them. */
  mayLog(): boolean;
  /** A stage starts to write execution logs. */
  writesLogs(logGroup: string): void;
  hasLogGroup(name: string): boolean;
}

const QUOTA = 10;
const CACHE_SIZES = new Set(['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']);
const DESTINATION =
  /^arn:[^:]+:(logs:[^:]+:\d+:log-group:([^:*]+)|firehose:[^:]+:\d+:deliverystream\/amazon-apigateway-.+)$/;

export class Stages {
  constructor(
    private readonly apis: RestApis,
    private readonly surroundings: StageSurroundings,
    private readonly world: World,
  ) {}

  readonly operations: readonly RestOperation[] = [
    this.operation('CreateStage', 'POST', '', (input) => {
      const api = this.apis.of(input);
      return { status: 201, body: this.describe(api, this.create(api, input.body)) };
    }),
    this.operation('GetStages', 'GET', '', (input) => {
      const api = this.apis.of(input);
      const item = [...api.stages.values()].map((stage) => this.describe(api, stage));
      return { status: 200, body: { item } };
    }),
    this.operation('GetStage', 'GET', '/{stage}', (input) => {
      const { api, stage } = this.find(input);
      return { status: 200, body: this.describe(api, stage) };
    }),
    this.operation('UpdateStage', 'PATCH', '/{stage}', (input) => {
      const { api, stage } = this.find(input);
      this.patch(api, stage, input.body);
      return { status: 200, body: this.describe(api, stage) };
    }),
    this.operation('DeleteStage', 'DELETE', '/{stage}', (input) => {
      const { api, stage } = this.find(input);
      this.checkUnused(api, stage);
      api.stages.delete(stage.stageName);
      this.surroundings.gone(stageArn(api.id, stage.stageName));
      return { status: 202 };
    }),
  ];

  /** What a deployment with a stage's name does: the stage shows it. */
  show(api: RestApi, stageName: string, deploymentId: string): void {
    const stage = api.stages.get(stageName);
    if (stage) stage.deploymentId = deploymentId;
    else this.create(api, { stageName, deploymentId });
  }

  private operation(
    name: string,
    method: string,
    path: string,
    handle: RestOperation['handle'],
  ): RestOperation {
    return { name, method, path: `/restapis/{api}/stages${path}`, handle };
  }

  private create(api: RestApi, body: Json): Stage {
    const { stageName, deploymentId, variables, tags, ...settings } = body;
    const name = String(stageName);
    if (!/^[\w-]{1,128}$/.test(name)) {
      throw badRequest('Stage name only allows a-zA-Z0-9_-');
    }
    if (api.stages.has(name)) throw conflict('Stage already exists');
    if (api.stages.size >= QUOTA)
      throw badRequest('Maximum number of stages for this API has been reached');
    this.deployment(api, deploymentId);
    checkCache(settings);
    const stage: Stage = {
      stageName: name,
      created: this.world.now(),
      deploymentId: String(deploymentId),
      settings,
      methodSettings: {},
      variables: isJson(variables) ? (variables as Record<string, string>) : {},
      tags: tagsOfMap(tags),
    };
    api.stages.set(name, stage);
    return stage;
  }

  private patch(api: RestApi, stage: Stage, body: Json): void {
    const settings = () => stage.settings;
    applyPatches(body, [
      [
        /^\/deploymentId$/,
        ({ value }) => {
          this.deployment(api, value);
          stage.deploymentId = String(value);
        },
      ],
      settingRule(settings, ['description', 'clientCertificateId', 'documentationVersion']),
      settingRule(settings, ['tracingEnabled', 'cacheClusterEnabled'], toBoolean),
      [
        /^\/cacheClusterSize$/,
        ({ value }) => {
          stage.settings['cacheClusterSize'] = value;
          checkCache(stage.settings);
        },
      ],
      [
        /^\/variables\/([^/]+)$/,
        ({ op, value = '' }, [name = '']) => {
          if (op === 'remove') delete stage.variables[name];
          else stage.variables[name] = value;
        },
      ],
      [
        /^\/accessLogSettings\/(destinationArn|format)$/,
        ({ value = '' }, [name = '']) => {
          const log = { ...stage.accessLogSettings, [name]: value };
          this.checkAccessLog(log);
          stage.accessLogSettings = log;
        },
      ],
      [
        /^\/accessLogSettings$/,
        () => {
          delete stage.accessLogSettings;
        },
      ],
      methodSettingRule(stage, {
        deployment: api.deployments.get(stage.deploymentId),
        mayLog: () => this.surroundings.mayLog(),
        logs: () => this.surroundings.writesLogs(executionLogGroup(api.id, stage.stageName)),
      }),
    ]);
  }

  private checkAccessLog({ destinationArn, format }: Json): void {
    const destination = textOf(destinationArn);
    if (destination !== undefined) {
      const match = DESTINATION.exec(destination);
      if (!match) throw badRequest('Invalid ARN specified in the request');
      if (match[2] === undefined) return;
      if (!this.surroundings.mayLog()) throw noRole();
      if (!this.surroundings.hasLogGroup(match[2])) {
        throw badRequest(`Access log destination ${destination} does not exist`);
      }
    }
    if (format !== undefined && !/\$context\.(extendedR|r)equestId/.test(String(format))) {
      throw badRequest(
        'Access Log format must contain at least one of [$context.requestId, $context.extendedRequestId]',
      );
    }
    if (/[\r\n]/.test(String(format))) throw badRequest('Access log format must be single line');
  }

  private checkUnused({ id }: RestApi, { stageName }: Stage): void {
    const domains = this.surroundings.domainsOf(id, stageName);
    if (domains.length > 0) {
      throw badRequest(
        `Deleting stage ${stageName} failed. Please remove all base path mappings related to the stage in your domains: ${domains.join(', ')}`,
      );
    }
    const plans = this.surroundings.plansOf(id, stageName);
    if (plans.length > 0) {
      throw conflict(`Stage ${stageName} is associated with usage plans: ${plans.join(', ')}`);
    }
  }

  private deployment(api: RestApi, id: unknown): void {
    if (!api.deployments.has(String(id)))
      throw badRequest('Invalid deployment identifier specified');
  }

  private describe(api: RestApi, stage: Stage): Json {
    const { settings, variables, tags, accessLogSettings } = stage;
    const webAclArn = this.surroundings.webAclOf(stageArn(api.id, stage.stageName));
    return {
      cacheClusterEnabled: false,
      tracingEnabled: false,
      ...settings,
      cacheClusterStatus: settings['cacheClusterEnabled'] === true ? 'AVAILABLE' : 'NOT_AVAILABLE',
      stageName: stage.stageName,
      deploymentId: stage.deploymentId,
      createdDate: stage.created,
      lastUpdatedDate: stage.created,
      methodSettings: describeMethodSettings(stage),
      tags,
      ...(Object.keys(variables).length > 0 && { variables }),
      ...(accessLogSettings !== undefined && { accessLogSettings }),
      ...(webAclArn !== undefined && { webAclArn }),
    };
  }

  private find(input: RestInput): { api: RestApi; stage: Stage } {
    const api = this.apis.of(input);
    const stage = api.stages.get(input.path['stage'] ?? '');
    return { api, stage: existing(stage, 'Invalid stage identifier specified') };
  }
}

/** Without an account, unlike most. */
export function stageArn(apiId: string, stage: string): string {
  return `arn:${PARTITION}:apigateway:${REGION}::/restapis/${apiId}/stages/${stage}`;
}

export function executionLogGroup(apiId: string, stage: string): string {
  return `API-Gateway-Execution-Logs_${apiId}/${stage}`;
}

export function noRole() {
  return badRequest('CloudWatch Logs role ARN must be set in account settings to enable logging');
}

function checkCache({ cacheClusterEnabled, cacheClusterSize }: Json): void {
  if (cacheClusterEnabled !== true && cacheClusterSize === undefined) return;
  if (!CACHE_SIZES.has(String(cacheClusterSize))) {
    throw badRequest(`Invalid cache cluster size specified for account ${ACCOUNT}`);
  }
}
