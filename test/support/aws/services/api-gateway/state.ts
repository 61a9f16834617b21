// What API Gateway keeps of REST APIs and of what stands around them. Names are those of its REST API reference.

import type { Json } from '../../http.js';
import type { Tags } from '../../tags.js';

export interface Integration {
  readonly type: string;
  readonly httpMethod?: string;
  readonly uri?: string;
  readonly [key: string]: unknown;
}

export interface Method {
  readonly httpMethod: string;
  readonly authorizationType: string;
  /** Name of the authorizer; its id is looked up when the method is shown. */
  readonly authorizer?: string;
  readonly authorizationScopes?: readonly string[];
  readonly apiKeyRequired: boolean;
  readonly operationName?: string;
  /** Name of the request validator. */
  readonly validator?: string;
  /** `method.request.path.id` → whether it is required. */
  readonly requestParameters: Readonly<Record<string, boolean>>;
  /** Media type → model name. */
  readonly requestModels: Readonly<Record<string, string>>;
  /** By status. */
  readonly methodResponses: Readonly<Record<string, Json>>;
  readonly methodIntegration?: Integration;
}

export interface Resource {
  readonly id: string;
  readonly path: string;
  readonly methods: Record<string, Method>;
}

export interface Model {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  /** JSON Schema draft 4, as text; references are absolute. */
  readonly schema: string;
}

/** What an import replaces, and what a deployment takes a picture of. */
export interface Definition {
  /** By path; the root is always there. */
  resources: Record<string, Resource>;
  models: Record<string, Model>;
  /** By name. */
  authorizers: Record<string, Json>;
  validators: Record<string, Json>;
  gatewayResponses: Record<string, Json>;
}

export interface Deployment {
  readonly id: string;
  readonly created: number;
  description: string;
  readonly snapshot: Definition;
}

export interface Stage {
  readonly stageName: string;
  readonly created: number;
  deploymentId: string;
  settings: Json;
  accessLogSettings?: Json;
  methodSettings: Record<string, Json>;
  variables: Record<string, string>;
  tags: Tags;
}

export interface RestApi {
  readonly id: string;
  readonly created: number;
  /** Everything that GetRestApi shows besides id, date, policy and tags. */
  settings: Json;
  policy?: string;
  definition: Definition;
  readonly deployments: Map<string, Deployment>;
  readonly stages: Map<string, Stage>;
  tags: Tags;
}

export interface UsagePlan {
  readonly id: string;
  settings: Json;
  /** By `apiId:stage`. */
  readonly stages: Map<string, { readonly throttle: Record<string, Json> }>;
  /** Ids of the API keys in it. */
  readonly keys: Set<string>;
  tags: Tags;
}

export interface ApiKey {
  readonly id: string;
  readonly value: string;
  settings: Json;
  tags: Tags;
}

export interface DomainName {
  readonly name: string;
  settings: Json;
  /** By base path; `(none)` is the root. */
  readonly mappings: Map<string, { restApiId: string; stage: string }>;
  tags: Tags;
}

export interface VpcLink {
  readonly id: string;
  settings: Json;
  tags: Tags;
}

export function emptyDefinition(rootId: string): Definition {
  return {
    resources: { '/': { id: rootId, path: '/', methods: {} } },
    models: {},
    authorizers: {},
    validators: {},
    gatewayResponses: {},
  };
}
