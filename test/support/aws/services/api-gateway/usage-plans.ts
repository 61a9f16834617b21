// Usage plans, the stages they cover, and which API keys are in them.

import { AwsError, isJson, type Json } from '../../http.js';
import type { RestInput, RestOperation } from '../../protocols/rest-json.js';
import { tagsOfMap } from '../../tags.js';
import type { World } from '../../world.js';
import type { ApiKeys } from './api-keys.js';
import { badRequest, conflict, existing } from './errors.js';
import { applyPatches, type PatchRule, settingRule, toNumber } from './patch.js';
import type { RestApis } from './rest-apis.js';
import type { ApiKey, UsagePlan } from './state.js';

const THROTTLES = 20;
const OFFSETS: Readonly<Record<string, number>> = { DAY: 0, WEEK: 6, MONTH: 27 };

export class UsagePlans {
  readonly plans = new Map<string, UsagePlan>();

  constructor(
    private readonly apis: RestApis,
    private readonly keys: ApiKeys,
    private readonly world: World,
  ) {}

  readonly operations: readonly RestOperation[] = [
    ...this.planOperations(),
    ...this.planKeyOperations(),
  ];

  /** Names of the plans that cover a stage. */
  covering(apiId: string, stage: string): string[] {
    return [...this.plans.values()]
      .filter(({ stages }) => stages.has(`${apiId}:${stage}`))
      .map(({ settings }) => String(settings['name']));
  }

  private planOperations(): RestOperation[] {
    const path = '/usageplans';
    return [
      {
        name: 'CreateUsagePlan',
        method: 'POST',
        path,
        handle: ({ body }) => ({ status: 201, body: describePlan(this.createPlan(body)) }),
      },
      {
        name: 'GetUsagePlan',
        method: 'GET',
        path: `${path}/{plan}`,
        handle: (input) => ({ status: 200, body: describePlan(this.plan(input)) }),
      },
      {
        name: 'UpdateUsagePlan',
        method: 'PATCH',
        path: `${path}/{plan}`,
        handle: (input) => {
          const plan = this.plan(input);
          this.patchPlan(plan, input.body);
          return { status: 200, body: describePlan(plan) };
        },
      },
      {
        name: 'DeleteUsagePlan',
        method: 'DELETE',
        path: `${path}/{plan}`,
        handle: (input) => {
          const { id, stages } = this.plan(input);
          const [first] = stages.keys();
          if (first !== undefined) {
            throw badRequest(
              `Cannot delete Usage Plan ${id} because there are API Stages associated with it, including ${first}`,
            );
          }
          this.plans.delete(id);
          return { status: 202 };
        },
      },
    ];
  }

  private planKeyOperations(): RestOperation[] {
    const path = '/usageplans/{plan}/keys';
    return [
      {
        name: 'CreateUsagePlanKey',
        method: 'POST',
        path,
        handle: (input) => {
          const key = this.keys.find(String(input.body['keyId']));
          const { keys } = this.plan(input);
          if (keys.has(key.id)) throw conflict('Usage Plan Key already exists');
          keys.add(key.id);
          return { status: 201, body: describePlanKey(key) };
        },
      },
      {
        name: 'GetUsagePlanKey',
        method: 'GET',
        path: `${path}/{key}`,
        handle: (input) => {
          return { status: 200, body: describePlanKey(this.inPlan(input)) };
        },
      },
      {
        name: 'DeleteUsagePlanKey',
        method: 'DELETE',
        path: `${path}/{key}`,
        handle: (input) => {
          this.plan(input).keys.delete(this.inPlan(input).id);
          return { status: 202 };
        },
      },
    ];
  }

  private createPlan({ tags, apiStages, ...settings }: Json): UsagePlan {
    checkQuota(settings['quota']);
    const id = this.world.id(6);
    const plan: UsagePlan = {
      id,
      settings,
      stages: new Map(),
      keys: new Set(),
      tags: tagsOfMap(tags),
    };
    for (const stage of (Array.isArray(apiStages) ? apiStages : []).filter(isJson)) {
      const { apiId, stage: name, throttle } = stage;
      this.cover(plan, `${apiId}:${name}`);
      if (isJson(throttle)) this.limit(plan, `${apiId}:${name}`, throttle as Record<string, Json>);
    }
    this.plans.set(id, plan);
    return plan;
  }

  private patchPlan(plan: UsagePlan, body: Json): void {
    const numbers = (group: string, names: string): PatchRule => [
      new RegExp(`^/${group}/(${names})$`),
      ({ op, value }, [name = '']) => {
        const settings = { ...(plan.settings[group] as Json | undefined) };
        if (op === 'remove') delete settings[name];
        else settings[name] = name === 'period' ? value : toNumber(value);
        plan.settings[group] = settings;
        if (group === 'quota') checkQuota(settings);
      },
    ];
    applyPatches(body, [
      settingRule(() => plan.settings, ['name', 'description', 'productCode']),
      numbers('throttle', 'rateLimit|burstLimit'),
      numbers('quota', 'limit|offset|period'),
      settingRule(() => plan.settings, ['throttle', 'quota']),
      [
        /^\/apiStages$/,
        ({ op, value = '' }) => {
          if (op !== 'remove') this.cover(plan, value);
          else if (!plan.stages.delete(value)) throw notCovered(value);
        },
      ],
      [
        /^\/apiStages\/([^/]+)\/throttle\/(.+)\/(rateLimit|burstLimit)$/,
        ({ value }, captured) => {
          const [stage = '', path = '', name = ''] = captured;
          const { throttle } = existing(plan.stages.get(stage), 'Invalid API Stage specified');
          this.limit(plan, stage, { [path]: { ...throttle[path], [name]: toNumber(value) } });
        },
      ],
      [
        /^\/apiStages\/([^/]+)\/throttle(?:\/(.+))?$/,
        (_, [stage = '', path = '']) => {
          const { throttle } = existing(plan.stages.get(stage), 'Invalid API Stage specified');
          for (const key of Object.keys(throttle)) {
            if (path === '' || key === path) delete throttle[key];
          }
        },
      ],
    ]);
  }

  private cover(plan: UsagePlan, stage: string): void {
    const [apiId = '', name = ''] = stage.split(':');
    existing(this.apis.apis.get(apiId)?.stages.get(name), `API Stage not found: ${stage}`);
    if (plan.stages.has(stage))
      throw conflict(`API Stage ${stage} is already part of the usage plan`);
    plan.stages.set(stage, { throttle: {} });
  }

  private limit(plan: UsagePlan, stage: string, throttles: Record<string, Json>): void {
    const { throttle } = existing(plan.stages.get(stage), 'Invalid API Stage specified');
    for (const [path, limits] of Object.entries(throttles)) {
      this.checkThrottled(stage, path);
      throttle[path] = limits;
    }
    if (Object.keys(throttle).length > THROTTLES) {
      throw new AwsError(
        'LimitExceededException',
        'Too many method throttles for the API Stage',
        429,
      );
    }
  }

  /** `/orders/{id}/GET`, and a method that the stage serves. */
  private checkThrottled(stage: string, key: string): void {
    const [apiId = '', name = ''] = stage.split(':');
    const api = this.apis.apis.get(apiId);
    const deployment = api?.deployments.get(api.stages.get(name)?.deploymentId ?? '');
    const end = key.lastIndexOf('/');
    const method =
      deployment?.snapshot.resources[key.slice(0, end) || '/']?.methods[key.slice(end + 1)];
    if (method === undefined)
      throw badRequest(`Invalid method path specified for throttle: ${key}`);
  }

  private inPlan(input: RestInput): ApiKey {
    const { id } = this.keys.of(input);
    const there = this.plan(input).keys.has(id) ? id : undefined;
    return this.keys.find(existing(there, 'Invalid API Key identifier specified'));
  }

  private plan({ path }: RestInput): UsagePlan {
    return existing(this.plans.get(path['plan'] ?? ''), 'Invalid Usage Plan ID specified');
  }
}

function checkQuota(quota: unknown): void {
  if (!isJson(quota)) return;
  const { period, offset = 0, limit } = quota;
  const most = OFFSETS[String(period)];
  if (period !== undefined && (most === undefined || Number(offset) > most)) {
    throw badRequest('Usage Plan quota offset or period is invalid');
  }
  if (limit !== undefined && !(Number(limit) >= 0))
    throw badRequest('Usage Plan quota limit is invalid');
}

function notCovered(stage: string): Error {
  return badRequest(`API Stage ${stage} is not part of the usage plan`);
}

function describePlan({ id, settings, stages, tags }: UsagePlan): Json {
  const apiStages = [...stages].map(([stage, { throttle }]) => {
    const [apiId, name] = stage.split(':');
    return { apiId, stage: name, ...(Object.keys(throttle).length > 0 && { throttle }) };
  });
  return { ...settings, id, apiStages, tags };
}

function describePlanKey({ id, value, settings }: ApiKey): Json {
  return { id, type: 'API_KEY', value, name: settings['name'] };
}
