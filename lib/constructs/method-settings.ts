// Throttles, logs, metrics and cache of a stage's methods. Every entry carries the full set: that of one
// method replaces that of all methods as a whole.

import { ApiGatewayMethodSettings } from '@cdktf/provider-aws/lib/api-gateway-method-settings/index.js';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { mustBeWithin, mustMatch } from './requirements.js';
import type { RestApi } from './rest-api.js';
import type { Stage } from './stage.js';

export interface MethodSettingsEntry {
  /** All methods, or `orders/{id}/GET`: no leading slash. */
  readonly methodPath: string;
  readonly throttle: { readonly rate: number; readonly burst: number };
  readonly loggingLevel: 'ERROR' | 'INFO';
  /** CloudWatch metrics per method. */
  readonly metrics: boolean;
  readonly cache: { readonly enabled: boolean; readonly ttl: number };
}

export interface MethodSettingsProps {
  readonly api: RestApi;
  readonly stage: Stage;
  readonly entries: readonly MethodSettingsEntry[];
  /** What must stand before: the account's role for logs. @default nothing */
  readonly dependsOn?: readonly ITerraformDependable[];
}

export class MethodSettings extends Construct {
  /** By method path. */
  readonly settings: Readonly<Record<string, ApiGatewayMethodSettings>>;

  constructor(scope: Construct, id: string, props: MethodSettingsProps) {
    super(scope, id);
    this.settings = Object.fromEntries(
      props.entries.map((entry) => [entry.methodPath, this.add(entry, props)]),
    );
  }

  private add(entry: MethodSettingsEntry, props: MethodSettingsProps): ApiGatewayMethodSettings {
    this.requireWhatAwsAsks(entry);
    return new ApiGatewayMethodSettings(this, idOf(entry.methodPath), {
      restApiId: props.api.id,
      stageName: props.stage.name,
      methodPath: entry.methodPath,
      settings: {
        throttlingRateLimit: entry.throttle.rate,
        throttlingBurstLimit: entry.throttle.burst,
        loggingLevel: entry.loggingLevel,
        metricsEnabled: entry.metrics,
        // Full requests and responses in the logs: never.
        dataTraceEnabled: false,
        cachingEnabled: entry.cache.enabled,
        cacheTtlInSeconds: entry.cache.ttl,
        cacheDataEncrypted: true,
        // A client's `Cache-Control: max-age=0` must not empty the cache for all.
        requireAuthorizationForCacheControl: true,
        unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
      },
      ...(props.dependsOn?.length && { dependsOn: [...props.dependsOn] }),
    });
  }

  private requireWhatAwsAsks({ methodPath, throttle, cache }: MethodSettingsEntry): void {
    const what = `of the method ${methodPath}`;
    mustMatch(this, 'the path of a method', methodPath, /^[^/]/, 'not begin with a slash');
    mustBeWithin(this, `the rate ${what}`, throttle.rate, 0, Number.POSITIVE_INFINITY);
    mustBeWithin(this, `the burst ${what}`, throttle.burst, 0, Number.POSITIVE_INFINITY);
    mustBeWithin(
      this,
      `the time in seconds that the cache ${what} keeps an answer`,
      cache.ttl,
      0,
      3600,
    );
  }
}

function idOf(methodPath: string): string {
  return methodPath === '*/*' ? 'all' : methodPath.replaceAll('/', '-');
}
