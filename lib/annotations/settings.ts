// What annotations say once parsed: durations are seconds, sizes are bytes, shorthands are spelled
// out, variables are substituted. CONTRACT: the zod schemas of this room must produce these shapes.

import type { Location } from '../source/index.js';

export type Regime = 'pci-dss' | 'hipaa' | 'gdpr' | 'nist-800-53' | 'owasp-api';
export type DataClass = 'pii' | 'phi' | 'pan' | 'secret' | 'public';
export type ValidationMode = 'all' | 'body' | 'parameters' | 'none';

/** A rate in requests per second and the burst above it. */
export interface Throttle {
  readonly rate: number;
  /** @default the rate, rounded up */
  readonly burst: number;
}

export interface Quota {
  readonly limit: number;
  readonly per: 'day' | 'week' | 'month';
}

export type Endpoint =
  | { readonly type: 'regional' }
  | { readonly type: 'edge' }
  | { readonly type: 'private'; readonly vpcEndpoints: readonly string[] };

/** `backend:` after parsing: one back end kind and the timeout in seconds. */
export type Backend =
  | { readonly kind: 'http'; readonly url: string; readonly timeout: number }
  | { readonly kind: 'lambda'; readonly function: string; readonly timeout: number }
  | {
      readonly kind: 'vpcLink';
      /** Id of an existing VPC link; absent when Portcullis makes one for `target`. */
      readonly link?: string;
      /** ARN of the NLB or ALB behind the link. */
      readonly target?: string;
      /** `v1` links take NLBs; `v2` links take ALBs and NLBs. */
      readonly version: 'v1' | 'v2';
      readonly subnets: readonly string[];
      readonly securityGroups: readonly string[];
      readonly url: string;
      readonly timeout: number;
    }
  | {
      readonly kind: 'aws';
      /** For example `sqs`, `dynamodb`, `states`. */
      readonly service: string;
      /** An API action (`SendMessage`) … */
      readonly action?: string;
      /** … or a path (`123456789012/orders`). */
      readonly path?: string;
      readonly method: string;
      /** ARN of the role API Gateway assumes. */
      readonly role: string;
      /** Media type → VTL mapping template. */
      readonly request: Readonly<Record<string, string>>;
      /** `integration.request.…` → source expression or quoted literal. */
      readonly parameters: Readonly<Record<string, string>>;
      readonly response: Readonly<Record<string, string>>;
      readonly timeout: number;
    }
  | {
      readonly kind: 'mock';
      readonly status: number;
      readonly body?: unknown;
      readonly timeout: number;
    };

export interface Cors {
  readonly origins: readonly string[];
  readonly methods?: readonly string[];
  readonly headers: readonly string[];
  readonly expose: readonly string[];
  readonly credentials: boolean;
  /** Seconds a browser may keep the preflight answer. */
  readonly maxAge: number;
}

export interface UsagePlan {
  readonly description?: string;
  readonly throttle?: Throttle;
  readonly quota?: Quota;
  /** operationId (or `GET /path`) → throttle. */
  readonly operations: Readonly<Record<string, Throttle>>;
  /** Names of API keys to create. */
  readonly keys: readonly string[];
  readonly at: Location;
}

export type ManagedRuleGroup =
  | 'common'
  | 'known-bad-inputs'
  | 'sqli'
  | 'ip-reputation'
  | 'anonymous-ip'
  | 'admin-protection'
  | 'linux'
  | 'unix'
  | 'windows'
  | 'php'
  | 'bot-control';

export interface WafRateLimit {
  readonly requests: number;
  /** Window in seconds: 60, 120, 300 or 600. */
  readonly per: number;
  readonly by: 'ip' | 'forwarded-ip' | 'api-key' | 'authorization';
}

export interface WafSettings {
  readonly enabled: boolean;
  readonly managed: readonly ManagedRuleGroup[];
  /** Rules of managed groups that only count, as `common/SizeRestrictions_BODY`; adds to the defaults for APIs. */
  readonly count: readonly string[];
  readonly rateLimit: WafRateLimit;
  readonly countries: { readonly allow: readonly string[]; readonly block: readonly string[] };
  readonly ips: { readonly allow: readonly string[]; readonly block: readonly string[] };
  /** Largest request body in bytes the web ACL lets pass; a multiple of nothing, at most 64 KiB. */
  readonly bodySize: number;
  /** Whether `X-HTTP-Method-Override` is let through. @default false */
  readonly methodOverride: boolean;
}

export type LogDestination =
  | { readonly kind: 'cloudwatch' }
  | { readonly kind: 'firehose'; readonly stream: string };

export interface LoggingSettings {
  /** Days; one of the values CloudWatch Logs accepts. */
  readonly retention: number;
  /** Names of data identifiers to mask: `email`, `credit-card`, or CloudWatch's own ids. */
  readonly mask: readonly string[];
  readonly destination: LogDestination;
  readonly level: 'error' | 'info';
  readonly tracing: boolean;
}

export interface DomainSettings {
  readonly name: string;
  readonly certificate: string;
  readonly basePath?: string;
  /** Route 53 zone id; no record is made without it. */
  readonly zone?: string;
  readonly mtls?: { readonly truststore: string; readonly version?: string };
}

/** What one REST API may hold. */
export interface ShardBounds {
  /** Different prefixes of the paths, and the root. */
  readonly resources: number;
  /** Bytes of the import body. */
  readonly size: number;
  readonly authorizers: number;
}

/** Settings that stand at the root only. */
export interface RootSettings {
  readonly name: string;
  readonly stage: string;
  readonly owner?: string;
  readonly compliance: readonly Regime[];
  readonly endpoint: Endpoint;
  readonly plans: Readonly<Record<string, UsagePlan>>;
  readonly waf: WafSettings;
  readonly logging: LoggingSettings;
  readonly domain?: DomainSettings;
  readonly shards: ShardBounds;
  /** Cascading settings as the root gives them: what an operation without its own gets. */
  readonly defaults: OperationSettings;
  /** Where `x-gateway` stands; the top of the document when there is none. */
  readonly at: Location;
}

/** Settings of one operation after inheritance. `at` names, per setting, the place it came from. */
export interface OperationSettings {
  readonly backend?: Backend;
  readonly validate: ValidationMode;
  readonly throttle?: Throttle;
  readonly cors?: Cors;
  readonly cache?: Cache;
  /** Reason why no authentication is asked for. */
  readonly public?: string;
  /** A WAF rate limit for this operation alone. */
  readonly rateLimit?: WafRateLimit;
  readonly at: Readonly<Partial<Record<OperationSettingName, Location>>>;
}

export type OperationSettingName =
  | 'backend'
  | 'validate'
  | 'throttle'
  | 'cors'
  | 'cache'
  | 'public'
  | 'rateLimit';

export interface Cache {
  /** Seconds, 0 to 3600. */
  readonly ttl: number;
  /** Parameters in the cache key, as `path.id`, `query.page`, `header.accept-language`. */
  readonly key: readonly string[];
}

/** `authorizer:` on a security scheme. */
export type AuthorizerSettings =
  | {
      readonly kind: 'jwt';
      readonly issuer: string;
      readonly audience: readonly string[];
      /** JWKS address. @default found through OIDC discovery at the issuer */
      readonly jwks?: string;
      /** @default ['RS256', 'ES256', 'PS256'] */
      readonly algorithms: readonly string[];
      /** Seconds of clock difference tolerated. */
      readonly clockSkew: number;
      /** Claim that carries scopes. @default `scope`, then `scp` */
      readonly scopeClaim?: string;
      /** Seconds an authorizer's answer is kept, 0 to 3600. */
      readonly ttl: number;
    }
  | { readonly kind: 'cognito'; readonly userPools: readonly string[]; readonly ttl: number }
  | {
      readonly kind: 'lambda';
      readonly function: string;
      readonly type: 'token' | 'request';
      /** Identity sources, as `header.authorization`, `query.token`. */
      readonly identity: readonly string[];
      readonly ttl: number;
    }
  | {
      readonly kind: 'basic';
      readonly realm: string;
      /** ARN of an existing secret with the hashed credentials; absent when Portcullis makes one. */
      readonly secret?: string;
      readonly ttl: number;
    }
  | { readonly kind: 'iam' };

/** `x-gateway` on a security scheme. */
export interface SchemeSettings {
  readonly authorizer?: AuthorizerSettings;
  readonly at: Location;
}

export interface Waiver {
  readonly rule: string;
  readonly reason: string;
  /** ISO date, inclusive, in UTC. */
  readonly until: string;
  readonly owner?: string;
  readonly ticket?: string;
  readonly approvedBy?: string;
  readonly at: Location;
  /** The waiver covers findings at and below this place. */
  readonly scope: Location;
}

/** Everything the annotations of a document say. */
export interface Annotations {
  readonly root: RootSettings;
  /** Effective settings of an operation, by path key as written and lower-case method. */
  operation(path: string, method: string): OperationSettings;
  /** Settings of a security scheme, by its name; absent when it has no `x-gateway`. */
  readonly schemes: Readonly<Record<string, SchemeSettings>>;
  readonly waivers: readonly Waiver[];
  /** Whether any schema says what kind of data it holds: where none does, nobody has to look for it. */
  readonly marksData: boolean;
  /** Path items below which everything is one greedy resource, by path key as written. */
  readonly collapses: readonly { readonly path: string; readonly at: Location }[];
}
