// What API Gateway answers by itself. Its own texts name authorizers, policies and models; these say what
// happened and a request id, nothing else. Status codes stay as API Gateway sets them.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html

import type { Cors } from '../annotations/index.js';
import type { Diagnostic } from '../diagnostics/index.js';
import type { ApiModel } from '../model/index.js';
import { isObject } from '../spec/index.js';
import { corsMessages } from './cors.js';
import { corsHeaders } from './integrations/index.js';
import type { JsonObject, RoutePlan } from './types.js';

export const GATEWAY_RESPONSES = 'x-amazon-apigateway-gateway-responses';

/** Type → text. REQUEST_TOO_LARGE is missing: API Gateway does not let it be changed. */
const MESSAGES = {
  ACCESS_DENIED: 'Forbidden',
  API_CONFIGURATION_ERROR: 'Internal server error',
  AUTHORIZER_CONFIGURATION_ERROR: 'Internal server error',
  AUTHORIZER_FAILURE: 'Internal server error',
  BAD_REQUEST_BODY: 'Invalid request body',
  BAD_REQUEST_PARAMETERS: 'Missing required request parameters',
  DEFAULT_4XX: 'The request was refused',
  DEFAULT_5XX: 'Internal server error',
  EXPIRED_TOKEN: 'Forbidden',
  INTEGRATION_FAILURE: 'The service did not answer',
  INTEGRATION_TIMEOUT: 'The service did not answer in time',
  INVALID_API_KEY: 'Forbidden',
  INVALID_SIGNATURE: 'Forbidden',
  MISSING_AUTHENTICATION_TOKEN: 'Forbidden',
  QUOTA_EXCEEDED: 'Limit exceeded',
  RESOURCE_NOT_FOUND: 'Not found',
  THROTTLED: 'Too many requests',
  UNAUTHORIZED: 'Unauthorized',
  UNSUPPORTED_MEDIA_TYPE: 'Unsupported media type',
  WAF_FILTERED: 'Forbidden',
} as const;

export interface GatewayResponses {
  readonly responses: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** All gateway responses of the API; those the specification defines win, type by type. */
export function gatewayResponses(model: ApiModel, routes: readonly RoutePlan[]): GatewayResponses {
  const source = routes.find(({ operation }) => operation.settings.cors !== undefined)?.operation;
  const cors = source?.settings.cors;
  const realm = basicRealm(model, routes);
  const entries = Object.entries(MESSAGES).map(([type, text]) => {
    const headers = {
      ...(cors && corsHeaders(cors)),
      // Throttles let through again what a second brings; when a quota ends cannot be said.
      ...(type === 'THROTTLED' && { 'Retry-After': "'1'" }),
      ...(type === 'UNAUTHORIZED' &&
        realm !== undefined && { 'WWW-Authenticate': `'Basic realm="${realm}"'` }),
    };
    return [type, response(text, headers)];
  });
  const explicit = model.extensions[GATEWAY_RESPONSES];
  return {
    responses: { ...Object.fromEntries(entries), ...(isObject(explicit) && explicit) },
    diagnostics: cors && source ? originNote(cors, source.settings.at.cors ?? source.at) : [],
  };
}

function response(text: string, headers: Readonly<Record<string, string>>): JsonObject {
  const parameters = Object.entries(headers).map(([name, value]) => [
    `gatewayresponse.header.${name}`,
    value,
  ]);
  return {
    ...(parameters.length > 0 && { responseParameters: Object.fromEntries(parameters) }),
    responseTemplates: {
      'application/json': `{"message":"${text}","requestId":"$context.requestId"}`,
    },
  };
}

/** Realm of the first basic scheme in use: browsers and libraries ask for credentials only when told to. */
function basicRealm(model: ApiModel, routes: readonly RoutePlan[]): string | undefined {
  const used = new Set(
    routes.flatMap(({ operation }) =>
      operation.security.flatMap(({ schemes }) => schemes.map(({ name }) => name)),
    ),
  );
  for (const { name, httpScheme, settings, type } of Object.values(model.securitySchemes)) {
    if (!used.has(name)) continue;
    const authorizer = settings?.authorizer;
    if (authorizer?.kind === 'basic') return plain(authorizer.realm);
    if (type === 'http' && httpScheme === 'basic') return plain(model.annotations.root.name);
  }
  return undefined;
}

/** Static values stand in single quotes and realms in double quotes. */
function plain(realm: string): string {
  return realm.replaceAll(/['"\\$\p{Cc}]/gu, '');
}

// Gateway responses are no templates: they cannot choose among origins.
function originNote(cors: Cors, at: Diagnostic['at']): Diagnostic[] {
  const [origin] = cors.origins;
  if (origin === undefined || cors.origins.length < 2) return [];
  return [corsMessages.report('PLAN-342', at, { origin, count: cors.origins.length })];
}
