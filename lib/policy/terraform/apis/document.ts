// The OpenAPI document that an API imports with `body`. It asks what API Gateway makes of the document, which is
// not what OpenAPI says: schemes count only with an extension, or as the key `x-api-key`.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html

import { CORE_SCHEMA, load, mergeTag } from 'js-yaml';
import type { Location } from '../../../source/index.js';
import { Encoded } from '../expression.js';
import { asList, asObject, isObject, type JsonObject } from '../json.js';
import type { TerraformResource } from '../resource.js';
import { hasUnknown, isUnknown, Unknown } from '../unknown.js';
import type {
  ApiAuthorizer,
  ApiIntegration,
  ApiMethod,
  Authorization,
  Fact,
  TerraformApi,
} from './api.js';
import { factIn, optionalNumber, optionalText, type Written, writtenAt } from './facts.js';

const EXT = 'x-amazon-apigateway-';
const VERBS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html */
const DEFAULT_TTL = 300;

/** The document in `body`; absent where there is none. */
export function documentOf(resource: TerraformResource): Fact<JsonObject> | undefined {
  const body = resource.get('body');
  if (body === undefined || body === '') return undefined;
  return { value: readDocument(body), at: resource.at('body') };
}

function readDocument(body: unknown): JsonObject | Unknown {
  if (body instanceof Encoded) return isObject(body.value) ? body.value : body;
  if (isUnknown(body)) return body;
  const read = isObject(body) ? body : parseText(String(body));
  return isObject(read) ? read : new Unknown('a document that cannot be read');
}

/** YAML has JSON as a subset, but JSON.parse is far faster. */
function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseYaml(text);
  }
}

const YAML = { schema: CORE_SCHEMA.withTags(mergeTag), json: true } as const;

function parseYaml(text: string): unknown {
  try {
    return load(text, YAML);
  } catch {
    return undefined;
  }
}

/** Each operation of the document as the method that API Gateway makes of it. */
export function documentMethods(api: TerraformApi): ApiMethod[] {
  const { document } = api;
  if (!document || isUnknown(document.value)) return [];
  const root = document.value;
  return Object.entries(asObject(root['paths'])).flatMap(([path, item]) =>
    operationsOf(item).map(([verb, operation]) =>
      methodOf(api, { root, path: routePath(api, path), verb, operation, at: document.at }),
    ),
  );
}

function operationsOf(item: unknown): [string, JsonObject][] {
  return Object.entries(asObject(item)).flatMap(([key, operation]): [string, JsonObject][] => {
    const verb = key === `${EXT}any-method` ? 'ANY' : key.toUpperCase();
    const known = verb === 'ANY' || VERBS.includes(key.toLowerCase());
    return known && isObject(operation) ? [[verb, operation]] : [];
  });
}

/** HTTP APIs write their default route as a path. */
function routePath({ kind }: TerraformApi, path: string): string {
  return kind === 'HTTP' && path === '/$default' ? '$default' : path;
}

interface Place {
  readonly root: JsonObject;
  readonly path: string;
  readonly verb: string;
  readonly operation: JsonObject;
  readonly at: Location;
}

function methodOf(api: TerraformApi, place: Place): ApiMethod {
  const { root, path, verb, operation, at } = place;
  const integration = operation[`${EXT}integration`];
  const { authorization, scopes, apiKeyRequired } = securityOf(place);
  const validator = validatorOf(root, operation);
  return {
    name: path === '$default' ? path : `${verb} ${path}`,
    verb,
    path,
    kind: api.kind,
    of: api.resource.address,
    generated: api.generated,
    at,
    authorization: { value: authorization, at },
    scopes: { value: scopes, at },
    apiKeyRequired: { value: apiKeyRequired, at },
    validatesBody: validated(validator('validateRequestBody'), at),
    validatesParameters: validated(validator('validateRequestParameters'), at),
    ...(isObject(integration) && {
      integration: integrationIn(writtenAt(integration, at), api.resource.address),
    }),
    api,
  };
}

function validated(value: unknown, at: Location): Fact<boolean> {
  return { value: isUnknown(value) ? value : value === true, at };
}

function validatorOf(root: JsonObject, operation: JsonObject): (part: string) => unknown {
  const name = operation[`${EXT}request-validator`] ?? root[`${EXT}request-validator`];
  if (isUnknown(name)) return () => name;
  return (part) => asObject(asObject(root[`${EXT}request-validators`])[String(name)])[part];
}

interface Security {
  readonly authorization: Authorization | Unknown;
  readonly scopes: readonly unknown[];
  readonly apiKeyRequired: boolean | Unknown;
}

function securityOf({ root, operation }: Place): Security {
  const auth = asObject(operation[`${EXT}auth`])['type'];
  const own = operation['security'];
  const asked = own === undefined ? inherited(root) : requirementsIn(own, root);
  if (auth === undefined) return asked;
  if (isUnknown(auth)) return { ...asked, authorization: auth };
  const iam = String(auth).toUpperCase() === 'AWS_IAM';
  return { ...asked, authorization: iam ? 'AWS_IAM' : asked.authorization };
}

/**
 * `security` at the root. AWS says that API Gateway does not use it, and has been seen to: neither may be relied on.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html
 */
function inherited(root: JsonObject): Security {
  const { authorization, apiKeyRequired } = requirementsIn(root['security'], root);
  const unsure = new Unknown('security at the root of the document');
  return {
    authorization: authorization === 'NONE' ? authorization : unsure,
    scopes: [],
    apiKeyRequired: apiKeyRequired === false ? apiKeyRequired : unsure,
  };
}

function requirementsIn(security: unknown, root: JsonObject): Security {
  if (hasUnknown(security)) {
    const unsure = new Unknown('security');
    return { authorization: unsure, scopes: [], apiKeyRequired: unsure };
  }
  const schemes = schemesOf(root);
  const asked = asList(security)
    .flatMap((requirement) => Object.entries(asObject(requirement)))
    .map(([name, scopes]) => ({ scheme: asObject(schemes[name]), scopes }));
  const authorized = asked.find(({ scheme }) => authorizationOf(scheme) !== 'NONE');
  return {
    authorization: authorized ? authorizationOf(authorized.scheme) : 'NONE',
    scopes: asList(authorized?.scopes),
    apiKeyRequired: asked.some(({ scheme }) => isApiKey(scheme)),
  };
}

function schemesOf(root: JsonObject): JsonObject {
  return asObject(asObject(root['components'])['securitySchemes'] ?? root['securityDefinitions']);
}

function isApiKey(scheme: JsonObject): boolean {
  return (
    scheme['type'] === 'apiKey' &&
    String(scheme['name']).toLowerCase() === 'x-api-key' &&
    scheme[`${EXT}authorizer`] === undefined
  );
}

function authorizationOf(scheme: JsonObject): Authorization | Unknown {
  if (String(scheme[`${EXT}authtype`]).toLowerCase() === 'awssigv4') return 'AWS_IAM';
  const authorizer = scheme[`${EXT}authorizer`];
  if (authorizer === undefined) return 'NONE';
  const type = asObject(authorizer)['type'];
  if (isUnknown(authorizer) || isUnknown(type)) return new Unknown('authorizer');
  if (type === 'jwt') return 'JWT';
  return type === 'cognito_user_pools' ? 'COGNITO_USER_POOLS' : 'CUSTOM';
}

/** The authorizers that the document's security schemes define. */
export function documentAuthorizers(api: TerraformApi): ApiAuthorizer[] {
  const { document, kind, generated, resource } = api;
  if (!document || isUnknown(document.value)) return [];
  const { at } = document;
  return Object.entries(schemesOf(document.value)).flatMap(([name, scheme]) => {
    const authorizer = asObject(scheme)[`${EXT}authorizer`];
    if (!isObject(authorizer)) return [];
    const facts = authorizerIn(writtenAt(authorizer, at), asObject(scheme)['name']);
    return [{ name, of: resource.address, generated, at, kind, ...facts, api }];
  });
}

/** What an authorizer extension says; `header` is what its security scheme names. */
export function authorizerIn(
  written: Written,
  header: unknown,
): Pick<ApiAuthorizer, 'type' | 'resultTtl' | 'identitySources'> {
  return {
    type: factIn(written, 'type', (type) => String(type ?? 'token').toUpperCase()),
    resultTtl: factIn(
      written,
      'authorizerResultTtlInSeconds',
      (seconds) => optionalNumber(seconds) ?? DEFAULT_TTL,
    ),
    // A TOKEN authorizer without one reads the header that the scheme names.
    identitySources: factIn(written, 'identitySource', (value) => {
      if (value === undefined) return [`method.request.header.${String(header)}`];
      return asList(value).flatMap((one) =>
        typeof one === 'string' ? one.split(',').map((source) => source.trim()) : [one],
      );
    }),
  };
}

/** What an integration extension says. */
export function integrationIn(written: Written, of: string): ApiIntegration {
  return {
    of,
    at: written.place(),
    type: factIn(written, 'type', (type) => optionalText(type)?.toUpperCase()),
    uri: factIn(written, 'uri', optionalText),
    connectionType: factIn(written, 'connectionType', connectionType),
    credentials: factIn(written, 'credentials', optionalText),
    timeout: factIn(written, 'timeoutInMillis', optionalNumber),
    insecureSkipVerification: factIn(
      written,
      ['tlsConfig', 'insecureSkipVerification'],
      (on) => on === true,
    ),
    serverNameToVerify: factIn(written, ['tlsConfig', 'serverNameToVerify'], optionalText),
    requestTemplates: factIn(written, 'requestTemplates', asObject),
  };
}

export function connectionType(value: unknown): 'INTERNET' | 'VPC_LINK' {
  return String(value).toUpperCase() === 'VPC_LINK' ? 'VPC_LINK' : 'INTERNET';
}
