// Settings of a stage's methods: `*/*`, or `orders/{id}/GET`. A first setting makes the whole entry, with the
// service's defaults for the rest.

import type { Json } from '../../http.js';
import { badRequest } from './errors.js';
import { type PatchRule, toBoolean, toNumber } from './patch.js';
import { noRole } from './stages.js';
import type { Deployment, Stage } from './state.js';

interface Setting {
  readonly name: string;
  readonly read: (value: string) => unknown;
}

const text = (value: string) => value;
const SETTINGS: Readonly<Record<string, Setting>> = {
  'metrics/enabled': { name: 'metricsEnabled', read: toBoolean },
  'logging/loglevel': { name: 'loggingLevel', read: text },
  'logging/dataTrace': { name: 'dataTraceEnabled', read: toBoolean },
  'throttling/burstLimit': { name: 'throttlingBurstLimit', read: toNumber },
  'throttling/rateLimit': { name: 'throttlingRateLimit', read: toNumber },
  'caching/enabled': { name: 'cachingEnabled', read: toBoolean },
  'caching/ttlInSeconds': { name: 'cacheTtlInSeconds', read: toNumber },
  'caching/dataEncrypted': { name: 'cacheDataEncrypted', read: toBoolean },
  'caching/requireAuthorizationForCacheControl': {
    name: 'requireAuthorizationForCacheControl',
    read: toBoolean,
  },
  'caching/unauthorizedCacheControlHeaderStrategy': {
    name: 'unauthorizedCacheControlHeaderStrategy',
    read: text,
  },
};
const DEFAULTS: Json = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};
const CACHE_TTL = 3600;

export function methodSettingRule(
  stage: Stage,
  around: {
    readonly deployment: Deployment | undefined;
    readonly mayLog: () => boolean;
    /** Called when execution logs are switched on. */
    readonly logs: () => void;
  },
): PatchRule {
  return [
    /^\/(.+)\/(GET|PUT|POST|DELETE|PATCH|OPTIONS|HEAD|ANY|\*)(?:\/(\w+\/\w+))?$/,
    ({ op, value = '' }, [resource = '', method = '', setting = '']) => {
      const key = `${resource.replace(/^\//, '')}/${method}`;
      if (op === 'remove' && setting === '') {
        delete stage.methodSettings[key];
        return;
      }
      const known = SETTINGS[setting];
      if (!known) throw badRequest(`Invalid method setting path: ${key}/${setting}`);
      if (!exists(key, around.deployment)) throw badRequest(`Invalid method setting path: ${key}`);
      const read = known.read(value);
      checkValue(known.name, read);
      if (known.name === 'loggingLevel' && read !== 'OFF') {
        if (!around.mayLog()) throw noRole();
        around.logs();
      }
      stage.methodSettings[key] = { ...DEFAULTS, ...stage.methodSettings[key], [known.name]: read };
    },
  ];
}

export function describeMethodSettings({ methodSettings }: Stage): Json {
  return methodSettings;
}

/** A setting names a method that the stage serves. */
function exists(key: string, deployment: Deployment | undefined): boolean {
  if (key === '*/*') return true;
  const end = key.lastIndexOf('/');
  const resource = deployment?.snapshot.resources[`/${key.slice(0, end)}`];
  return resource?.methods[key.slice(end + 1)] !== undefined;
}

function checkValue(name: string, value: unknown): void {
  const outside =
    (typeof value === 'number' && !(value >= 0)) ||
    (name === 'cacheTtlInSeconds' && Number(value) > CACHE_TTL) ||
    (name === 'loggingLevel' && !['OFF', 'ERROR', 'INFO'].includes(String(value)));
  if (outside) throw badRequest(`Invalid value ${String(value)} for ${name}`);
}
