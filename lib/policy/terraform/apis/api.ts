// APIs in Terraform as rules see them: one shape for a method, whether it was written resource by resource, as a
// route of an HTTP API, or imported from an OpenAPI document. What cannot be told is `Unknown`, never a default.

import type { Location } from '../../../source/index.js';
import type { JsonObject } from '../json.js';
import type { PolicyStatement } from '../policy-document.js';
import type { TerraformResource } from '../resource.js';
import type { Unknown } from '../unknown.js';

/** A value and where it stands; where it is not set, the block in which it is missing. */
export interface Fact<T> {
  readonly value: T | Unknown;
  readonly at: Location;
  /** What sets it, for hints: `authorizer_result_ttl_in_seconds`, in a document `authorizerResultTtlInSeconds`. */
  readonly name?: string;
}

/** As `authorization` of aws_api_gateway_method and `authorization_type` of aws_apigatewayv2_route say it. */
export type Authorization = 'NONE' | 'AWS_IAM' | 'CUSTOM' | 'COGNITO_USER_POOLS' | 'JWT';

export interface ApiMethod {
  /** For messages: `GET /orders`, `$connect`; the address where verb or path is not known. */
  readonly name: string;
  /** `GET`, `ANY`; of a WebSocket API its route key. */
  readonly verb: string | Unknown;
  /** `/orders/{id}`; `$default` of HTTP APIs; empty of WebSocket APIs. */
  readonly path: string | Unknown;
  readonly kind: 'REST' | 'HTTP' | 'WEBSOCKET';
  /** Address of the resource that it is written in. */
  readonly of: string;
  /** Whether Portcullis made it; rules over the specification have judged it then. */
  readonly generated: boolean;
  readonly at: Location;
  readonly authorization: Fact<Authorization>;
  /** Scopes that a token must have one of. */
  readonly scopes: Fact<readonly unknown[]>;
  readonly apiKeyRequired: Fact<boolean>;
  readonly validatesBody: Fact<boolean>;
  readonly validatesParameters: Fact<boolean>;
  /** Absent: the files show none, which they do not have to. */
  readonly integration?: ApiIntegration;
  /** The API, when it is in the files. */
  readonly api?: TerraformApi;
}

export interface ApiIntegration {
  readonly of: string;
  readonly at: Location;
  /** Upper case: `AWS_PROXY`, `HTTP_PROXY`, `MOCK`, … */
  readonly type: Fact<string | undefined>;
  readonly uri: Fact<string | undefined>;
  readonly connectionType: Fact<'INTERNET' | 'VPC_LINK'>;
  /** Role, or `arn:aws:iam::*:user/*` for the caller's own identity. */
  readonly credentials: Fact<string | undefined>;
  /** Milliseconds. */
  readonly timeout: Fact<number | undefined>;
  readonly insecureSkipVerification: Fact<boolean>;
  /** Of private HTTP integrations. */
  readonly serverNameToVerify: Fact<string | undefined>;
  /** Media type → mapping template. */
  readonly requestTemplates: Fact<JsonObject>;
}

/** An integration and whose it is. */
export interface NamedIntegration {
  /** For messages: `GET /orders`; the address where the files do not show the method. */
  readonly name: string;
  /** Address of the resource that the method is written in. */
  readonly of: string;
  readonly generated: boolean;
  readonly at: Location;
  readonly integration: ApiIntegration;
}

export interface ApiAuthorizer {
  readonly name: string;
  readonly of: string;
  readonly generated: boolean;
  readonly at: Location;
  readonly kind: 'REST' | 'HTTP' | 'WEBSOCKET';
  /** Upper case: `TOKEN`, `REQUEST`, `COGNITO_USER_POOLS`, `JWT`. */
  readonly type: Fact<string>;
  /** Seconds that a decision is kept; API Gateway's default where nothing is set. */
  readonly resultTtl: Fact<number>;
  /** What the caller is told apart by: `method.request.header.Authorization`, `$request.header.Authorization`. */
  readonly identitySources: Fact<readonly unknown[]>;
  /** The API, when it is in the files. */
  readonly api?: TerraformApi;
}

export interface TerraformApi {
  readonly kind: 'REST' | 'HTTP' | 'WEBSOCKET';
  readonly resource: TerraformResource;
  /** Whether Portcullis made it from a specification. */
  readonly generated: boolean;
  /** The OpenAPI document that it imports; absent where there is none. */
  readonly document?: Fact<JsonObject>;
  /** `EDGE`, `REGIONAL`, `PRIVATE`; of REST APIs. */
  readonly endpointTypes: Fact<readonly unknown[]>;
  /** Whether it answers at its own name below `execute-api` as well. */
  readonly defaultEndpoint: Fact<boolean>;
  /** Who may call it at all; absent where no policy is set. */
  readonly policy?: Fact<readonly PolicyStatement[]>;
}

export interface TerraformApis {
  readonly apis: readonly TerraformApi[];
  /** Of these APIs, and those whose API is not in the files. */
  readonly methods: readonly ApiMethod[];
  readonly authorizers: readonly ApiAuthorizer[];
  /** Of the methods, and of REST APIs those whose method is not in the files. */
  readonly integrations: readonly NamedIntegration[];
}
