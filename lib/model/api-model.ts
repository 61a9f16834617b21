// What the API is, whatever version its specification was written in. Readonly and version-free.

import type {
  Annotations,
  DataClass,
  OperationSettings,
  SchemeSettings,
} from '../annotations/index.js';
import type { Location } from '../source/index.js';
import type { HttpMethod, SpecVersion } from '../spec/index.js';

export type { HttpMethod };

export interface ApiModel {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly sourceVersion: SpecVersion;
  readonly servers: readonly Server[];
  /** In document order of paths, then methods. */
  readonly operations: readonly Operation[];
  /** Paths that have no operation, so that nothing is dropped silently. */
  readonly emptyPaths: readonly Location[];
  readonly securitySchemes: Readonly<Record<string, SecurityScheme>>;
  /** Every schema that a `$ref` names, by a name unique in the model; keys sorted. */
  readonly schemas: Readonly<Record<string, SchemaRoot>>;
  readonly components: readonly Component[];
  readonly annotations: Annotations;
  /** `x-amazon-apigateway-*` at the root. */
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Security requirements at the root as declared; absent when there is no such key. */
  readonly security?: readonly SecurityRequirement[];
  /** Parts of the document the gateway has no use for (webhooks, callbacks, links), to be reported. */
  readonly ignored: readonly { readonly what: string; readonly at: Location }[];
  readonly at: Location;
}

/** A reusable part of the entry document; security schemes are not among them. */
export interface Component {
  readonly name: string;
  /** As it is called in messages: `schema`, `request body`. */
  readonly kind: string;
  /** Whether anything refers to it, or a discriminator finds it. */
  readonly used: boolean;
  readonly at: Location;
}

export interface Server {
  /** With variables replaced by their defaults. */
  readonly url: string;
  readonly description?: string;
  /** `x-internal`: whether it is for the organisation's own use. */
  readonly internal?: boolean;
  readonly at: Location;
}

export interface Operation {
  /** operationId, or `GET /pets/{id}`. Unique in the model. */
  readonly id: string;
  readonly operationId?: string;
  readonly method: HttpMethod;
  /** Path key as written in the document. */
  readonly path: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  readonly tags: readonly string[];
  /** Of the operation or its path item, in place of the API's; 2.0: by the operation's `schemes`. */
  readonly servers?: readonly Server[];
  /** Path item and operation parameters merged; the operation's win. */
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: readonly Response[];
  /** Effective alternatives (OR), one without schemes where credentials are optional. Empty: the operation asks for none. */
  readonly security: readonly SecurityRequirement[];
  readonly securitySource: 'operation' | 'root' | 'none';
  /** Where the effective security stands; the operation when it stands nowhere. */
  readonly securityAt: Location;
  readonly settings: OperationSettings;
  /** `x-amazon-apigateway-*` of the operation. */
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly at: Location;
}

/** One alternative: all of its schemes must be satisfied (AND). No scheme: anonymous is accepted. */
export interface SecurityRequirement {
  readonly schemes: readonly { readonly name: string; readonly scopes: readonly string[] }[];
  readonly at: Location;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'header' | 'path' | 'cookie';
  readonly required: boolean;
  readonly description?: string;
  readonly schema?: SchemaRoot;
  /** Media type of a parameter that is described by `content`. */
  readonly mediaType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly data?: DataClass;
  readonly at: Location;
}

export interface RequestBody {
  readonly required: boolean;
  readonly content: readonly MediaType[];
  readonly at: Location;
}

export interface MediaType {
  /** As written, for example `application/json; charset=utf-8`. */
  readonly type: string;
  readonly schema?: SchemaRoot;
  readonly at: Location;
}

export interface Response {
  /** `200`, `2XX` or `default`. */
  readonly status: string;
  readonly description: string;
  readonly headers: readonly {
    readonly name: string;
    readonly schema?: SchemaRoot;
    readonly at: Location;
  }[];
  readonly content: readonly MediaType[];
  readonly at: Location;
}

/**
 * A schema in the dialect of OpenAPI 3.1 (JSON Schema 2020-12), whatever it was written in: `nullable` has
 * become a `null` type, boolean `exclusiveMinimum` a number. Children stay at the paths they have in the
 * file, so the location of a part is `at.child(…path)`. Every `$ref` is `#/components/schemas/<name>` of
 * this model. `x-gateway: { data }` marks stay on the schema.
 */
export interface SchemaRoot {
  readonly schema: Schema;
  readonly at: Location;
  /** Where its properties stand when not below it: the fields of a form in 2.0 are parameters. */
  readonly propertiesAt?: ReadonlyMap<string, Location>;
}

export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly 'x-gateway'?: { readonly data?: DataClass };
  readonly [keyword: string]: unknown;
}

export type OAuthFlowName = 'implicit' | 'password' | 'clientCredentials' | 'authorizationCode';

export interface OAuthFlow {
  readonly name: OAuthFlowName;
  readonly authorizationUrl?: string;
  readonly tokenUrl?: string;
  readonly refreshUrl?: string;
  readonly scopes: readonly string[];
  readonly at: Location;
}

export interface SecurityScheme {
  readonly name: string;
  readonly type: 'apiKey' | 'http' | 'oauth2' | 'openIdConnect' | 'mutualTLS';
  /** Of `apiKey`. */
  readonly in?: 'header' | 'query' | 'cookie';
  /** Header, query parameter or cookie of `apiKey`. */
  readonly parameterName?: string;
  /** Lower-case scheme of `http`: `basic`, `bearer`, … (2.0's `basic` type becomes this). */
  readonly httpScheme?: string;
  readonly bearerFormat?: string;
  readonly openIdConnectUrl?: string;
  readonly description?: string;
  readonly flows: readonly OAuthFlow[];
  readonly settings?: SchemeSettings;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly at: Location;
}
