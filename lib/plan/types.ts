// What AWS gets, as plain data: every value decided, with the place in the specification it came from.
// No Terraform here: strings that name things which exist only after `apply` come from `AwsReferences`.

import type {
  AuthorizerSettings,
  Backend,
  DataClass,
  DomainSettings,
  Endpoint,
  LoggingSettings,
  Regime,
  Throttle,
  ValidationMode,
  WafSettings,
} from '../annotations/index.js';
import type { Operation } from '../model/index.js';
import type { Location } from '../source/index.js';
import type { LockedShards } from './shards/index.js';

/**
 * Strings for what is known only inside an account. Constructs pass Terraform tokens; `portcullis body`
 * passes the variables that API Gateway itself replaces at import (`${AWS::Region}`).
 */
export interface AwsReferences {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  /** ARN of an authorizer function that Portcullis makes, by authorizer name. */
  authorizerFunctionArn(authorizer: string): string;
  /** Id of a VPC link that Portcullis makes, by link name. */
  vpcLinkId(link: string): string;
}

export interface PlanContext {
  readonly references: AwsReferences;
  /** For example `production`: part of every name, so that environments share an account. @default none */
  readonly environment?: string;
  /** What `portcullis.lock.json` says about this API. @default it was never split */
  readonly shards?: LockedShards;
}

export type JsonObject = { readonly [key: string]: unknown };

export interface GatewayPlan {
  /** Name of the REST API, environment included, and prefix of the names of what stands around it. */
  readonly name: string;
  readonly stage: string;
  readonly description?: string;
  readonly owner?: string;
  readonly compliance: readonly Regime[];
  readonly endpoint: Endpoint;
  /** Resource policy; absent: none is set (regional and edge APIs without restriction). */
  readonly policy?: JsonObject;
  /** Whether `https://{id}.execute-api…` is closed, so that only the custom domain answers. */
  readonly disableExecuteApiEndpoint: boolean;
  readonly binaryMediaTypes: readonly string[];
  readonly routes: readonly RoutePlan[];
  readonly authorizers: readonly AuthorizerPlan[];
  readonly vpcLinks: readonly VpcLinkPlan[];
  /** Of the whole API, with the paths it has. */
  readonly methodSettings: readonly MethodSettings[];
  readonly usagePlans: readonly UsagePlanPlan[];
  readonly waf?: WebAclPlan;
  readonly logging: LoggingPlan;
  readonly domain?: DomainSettings;
  /** The REST APIs that serve it: one, or several under the domain; the one that serves the rest first. */
  readonly shards: readonly ShardPlan[];
  /** Of an API that is split. */
  readonly dashboard?: DashboardPlan;
  readonly at: Location;
}

/**
 * One REST API with what exists for each of them. Its methods have the paths of the API without `basePath`, which
 * API Gateway takes off before it looks for a resource.
 */
export interface ShardPlan {
  /** Name of the REST API. */
  readonly name: string;
  /** Prefix that it serves, below the base path of the domain: `v1/orders`; empty for the rest, or everything. */
  readonly basePath: string;
  /** What it serves; members of the plan's routes, with the paths of the API. */
  readonly routes: readonly RoutePlan[];
  /** The OpenAPI 3.0.1 import body: keys sorted, ready for `JSON.stringify`. */
  readonly body: JsonObject;
  /** Names of the authorizers that it uses. */
  readonly authorizers: readonly string[];
  readonly functionPermissions: readonly FunctionPermission[];
  readonly methodSettings: readonly MethodSettings[];
  /** Usage plan → throttles of single methods. */
  readonly planMethods: Readonly<Record<string, UsagePlanPlan['methods']>>;
  /** Smallest cache cluster, when any route caches. */
  readonly cacheCluster?: { readonly size: CacheSize };
  /** Values that the stage hands to functions; none unless the API is split. */
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly quotas: QuotaUse;
}

/** Cache cluster sizes in GB: API Gateway, CreateStage, `cacheClusterSize`. */
export type CacheSize = '0.5' | '1.6' | '6.1' | '13.5' | '28.4' | '58.2' | '118' | '237';

/** One operation as it is served. */
export interface RoutePlan {
  readonly operation: Operation;
  /** `GET` … or `ANY`. */
  readonly method: string;
  /** Resource path after lowering, for example `/orders/{id}`. */
  readonly resourcePath: string;
  /** Name in the specification → name in the resource path, where they differ. */
  readonly renamedVariables: Readonly<Record<string, string>>;
  readonly authentication: Authentication;
  /** Absent where the specification brings an integration of its own. */
  readonly backend?: Backend;
  /** What is validated, explicit validators of the specification included. */
  readonly validation: ValidationMode;
  readonly throttle?: Throttle;
  readonly cache?: { readonly ttl: number; readonly key: readonly string[] };
  /** Classes of the data that is sent or answered. */
  readonly dataClasses: readonly DataClass[];
  /** Classes of the data that is answered, and would be cached. */
  readonly answeredClasses: readonly DataClass[];
  /**
   * Of a greedy resource that serves several operations: each of them, with the path that it has in the API. What
   * looks at paths as callers send them looks at these.
   */
  readonly collapsed?: readonly RoutePlan[];
  /** Operations that the method serves beside its own, because API Gateway cannot tell their paths apart. */
  readonly merged?: readonly Operation[];
}

/** How one method is authenticated. `scheme` is the key of the security scheme in the import body. */
export type Authentication =
  | { readonly kind: 'none'; readonly reason?: string }
  | { readonly kind: 'iam'; readonly scheme: string; readonly apiKey: boolean }
  | { readonly kind: 'apiKey'; readonly scheme: string; readonly apiKey: true }
  | {
      readonly kind: 'authorizer';
      readonly scheme: string;
      /** Name of the `AuthorizerPlan`. */
      readonly authorizer: string;
      /** Scopes that API Gateway itself checks (Cognito only). */
      readonly authorizationScopes: readonly string[];
      readonly apiKey: boolean;
      /** Alternatives as the specification states them, for tables and rules. */
      readonly alternatives: readonly Readonly<Record<string, readonly string[]>>[];
      /**
       * Callers who send none of these credentials are let in too: authentication is optional. With the reason that
       * `public` gives.
       */
      readonly anonymous?: { readonly reason?: string };
    }
  /** An authorizer extension of the specification, kept as written; without a scheme, an explicit `x-amazon-apigateway-auth` of IAM. */
  | { readonly kind: 'extension'; readonly scheme?: string; readonly apiKey: boolean };

/** Who checks credentials, as security schemes with an authorizer extension in the body. */
export interface AuthorizerPlan {
  /** `[A-Za-z0-9]`, unique in the API, stable. */
  readonly name: string;
  readonly kind: 'composed' | 'cognito' | 'lambda';
  /** Schemes of the specification it serves. */
  readonly serves: readonly string[];
  /** Entries of `components.securitySchemes` in the body that lead to it; those in use are written. */
  readonly schemes: Readonly<Record<string, JsonObject>>;
  /** `composed`: the bundled function and its configuration file. */
  readonly function?: {
    /** Name of the Lambda function. */
    readonly name: string;
    /** Written as `config.json` beside the bundle; see runtime/config.ts. */
    readonly config: JsonObject;
    /** Secrets it reads: scheme → ARN of an existing secret, or absent when Portcullis makes one. */
    readonly secrets: readonly {
      readonly scheme: string;
      readonly arn?: string;
      readonly kind: 'basic' | 'apiKey';
    }[];
    /** Megabytes. */
    readonly memory: number;
  };
  /** `lambda`: the user's function to let API Gateway invoke. */
  readonly functionArn?: string;
  readonly settings?: AuthorizerSettings;
  /** Seconds that answers are kept, where they are kept at all. */
  readonly ttl: number;
  readonly at: Location;
}

/** `lambda:InvokeFunction` for API Gateway, no wider than one operation. */
export interface FunctionPermission {
  /** Stable, `[A-Za-z0-9-_]`. */
  readonly id: string;
  readonly functionArn: string;
  /** After the API's execution ARN: `{any stage}/GET/orders/{any}` with stars for both, or `authorizers/*`. */
  readonly sourcePath: string;
  readonly at: Location;
}

export interface VpcLinkPlan {
  readonly name: string;
  readonly version: 'v1' | 'v2';
  /** NLB ARN of a v1 link. */
  readonly target?: string;
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly at: Location;
}

/**
 * One `aws_api_gateway_method_settings`, always the full set: an entry for a method replaces that of "all methods"
 * as a whole.
 */
export interface MethodSettings {
  /** The literal star-slash-star for all methods, or `orders/{id}/GET`: no leading slash. */
  readonly methodPath: string;
  readonly throttle: Throttle;
  readonly loggingLevel: 'ERROR' | 'INFO';
  readonly metrics: boolean;
  readonly dataTrace: false;
  readonly cache: { readonly enabled: boolean; readonly ttl: number; readonly encrypted: true };
  readonly at: Location;
}

export interface UsagePlanPlan {
  readonly name: string;
  readonly description?: string;
  readonly throttle?: Throttle;
  readonly quota?: { readonly limit: number; readonly period: 'DAY' | 'WEEK' | 'MONTH' };
  /** `path` is `/orders/POST`, as the API has it. */
  readonly methods: readonly { readonly path: string; readonly throttle: Throttle }[];
  readonly keys: readonly string[];
  readonly at: Location;
}

export interface WebAclPlan {
  readonly name: string;
  readonly settings: WafSettings;
  /** By ascending priority. */
  readonly rules: readonly WebAclRule[];
  /** Web ACL capacity units; 1,500 are included in the price, 5,000 are the limit. */
  readonly capacity: number;
  /** Bytes of a body that WAF looks at. */
  readonly bodyInspection: 'KB_16' | 'KB_32' | 'KB_48' | 'KB_64';
  /** Header names, lower-case, kept out of WAF logs. */
  readonly redactedHeaders: readonly string[];
  readonly redactQuery: boolean;
  readonly protectedFields: readonly {
    readonly type:
      | 'SINGLE_HEADER'
      | 'SINGLE_QUERY_ARGUMENT'
      | 'QUERY_STRING'
      | 'SINGLE_COOKIE'
      | 'BODY';
    readonly keys: readonly string[];
    readonly action: 'HASH' | 'SUBSTITUTION';
  }[];
  readonly ipSets: readonly {
    readonly name: string;
    readonly version: 'IPV4' | 'IPV6';
    readonly addresses: readonly string[];
  }[];
  readonly at: Location;
}

/** A rule in the shape of the WAFv2 API (PascalCase), as `rule_json` takes it. IP sets are named `ipset:<name>`. */
export interface WebAclRule {
  readonly name: string;
  readonly priority: number;
  readonly capacity: number;
  readonly json: JsonObject;
  readonly at: Location;
}

export interface LoggingPlan {
  readonly settings: LoggingSettings;
  /** One line of JSON, from an allow-list of `$context` fields. */
  readonly accessLogFormat: string;
  /** Ids of CloudWatch Logs data identifiers to mask; empty: no policy. */
  readonly dataIdentifiers: readonly string[];
  readonly at: Location;
}

/** A CloudWatch dashboard. */
export interface DashboardPlan {
  readonly name: string;
  /** `DashboardBody`, ready for `JSON.stringify`. */
  readonly body: JsonObject;
}

/** Against the quotas of one REST API. */
export interface QuotaUse {
  readonly resources: number;
  readonly authorizers: number;
  /** Bytes of the serialised body. */
  readonly bodyBytes: number;
}
