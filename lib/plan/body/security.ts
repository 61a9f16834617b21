// Security of the import body. It is written on every operation, and nowhere at the root: whether API
// Gateway inherits a root entry is contradicted by its own documentation, and a wrong guess opens the API.

import type { ApiModel, SecurityScheme } from '../../model/index.js';
import type { Authentication, AuthorizerPlan, JsonObject, RoutePlan } from '../types.js';

/** Scheme of `x-api-key` beside an authorizer: a name that nothing else in the body has. */
export function apiKeyScheme(routes: readonly RoutePlan[]): string {
  const taken = new Set(
    routes.flatMap(({ authentication: how }) =>
      how.kind === 'none' || how.kind === 'apiKey' || how.scheme === undefined ? [] : [how.scheme],
    ),
  );
  let name = 'api_key';
  while (taken.has(name)) name = `${name}_`;
  return name;
}

const API_KEY = { type: 'apiKey', name: 'x-api-key', in: 'header' } as const;
const IAM = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'awsSigv4',
} as const;

/**
 * Requirements of one method; undefined for a method without authentication. The API key stands in an entry
 * of its own, as API Gateway exports it: it asks for all of them.
 */
export function securityOf(route: RoutePlan, keyScheme: string): readonly JsonObject[] | undefined {
  const { authentication: how } = route;
  const key =
    how.kind !== 'none' && how.apiKey && how.kind !== 'apiKey' ? [{ [keyScheme]: [] }] : [];
  switch (how.kind) {
    case 'none':
      return undefined;
    case 'apiKey':
      return [{ [how.scheme]: [] }];
    case 'iam':
      return [{ [how.scheme]: [] }, ...key];
    case 'authorizer':
      return [{ [how.scheme]: [...how.authorizationScopes] }, ...key];
    case 'extension': {
      const explicit =
        how.scheme === undefined ? [] : [{ [how.scheme]: scopesOf(route, how.scheme) }];
      const all = [...explicit, ...key];
      return all.length > 0 ? all : undefined;
    }
  }
}

/** Only the schemes that are in use: each one with an authorizer counts against the quota of 10. */
export function securitySchemes(
  model: ApiModel,
  routes: readonly RoutePlan[],
  authorizers: readonly AuthorizerPlan[],
): JsonObject | undefined {
  const bodies = new Map(authorizers.flatMap(({ schemes }) => Object.entries(schemes)));
  const keyScheme = apiKeyScheme(routes);
  const found = new Map<string, JsonObject>();
  for (const { authentication: how } of routes) {
    if (how.kind === 'none') continue;
    if (how.apiKey && how.kind !== 'apiKey') found.set(keyScheme, API_KEY);
    if (how.scheme !== undefined) found.set(how.scheme, schemeBody(how, how.scheme, bodies, model));
  }
  return found.size > 0 ? Object.fromEntries(found) : undefined;
}

function schemeBody(
  how: Authentication,
  scheme: string,
  bodies: ReadonlyMap<string, JsonObject>,
  model: ApiModel,
): JsonObject {
  if (how.kind === 'apiKey') return API_KEY;
  if (how.kind === 'iam') return IAM;
  const planned = bodies.get(scheme);
  if (planned) return planned;
  const written = Object.hasOwn(model.securitySchemes, scheme)
    ? model.securitySchemes[scheme]
    : undefined;
  if (!written) throw new Error(`no authorizer is planned for the security scheme ${scheme}`);
  return explicitScheme(written);
}

/** REST APIs take the type `apiKey` only; what counts is in the extensions. */
function explicitScheme({
  type,
  parameterName,
  in: place,
  extensions,
}: SecurityScheme): JsonObject {
  const isKey = type === 'apiKey' && place === 'header';
  return {
    type: 'apiKey',
    name: isKey ? (parameterName ?? 'Authorization') : 'Authorization',
    in: 'header',
    ...extensions,
  };
}

function scopesOf({ operation }: RoutePlan, scheme: string): string[] {
  const found = operation.security
    .flatMap(({ schemes }) => schemes)
    .find(({ name }) => name === scheme);
  return [...(found?.scopes ?? [])];
}
