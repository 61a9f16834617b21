// HTTP and WebSocket APIs: aws_apigatewayv2_api, _route, _integration, _authorizer.

import { isTrue } from '../argument.js';
import type { TerraformGraph } from '../graph.js';
import { asList, asObject } from '../json.js';
import type { TerraformResource } from '../resource.js';
import { isUnknown } from '../unknown.js';
import type { ApiAuthorizer, ApiIntegration, ApiMethod, TerraformApi } from './api.js';
import { connectionType, documentOf } from './document.js';
import { factOf, optionalNumber, optionalText } from './facts.js';
import { authorizationOf } from './rest-apis.js';

/** What the provider sets where nothing is written and there is an identity source to tell callers apart by. */
const DEFAULT_TTL = 300;

export function httpApiOf(resource: TerraformResource): TerraformApi {
  const document = documentOf(resource);
  return {
    kind: resource.get('protocol_type') === 'WEBSOCKET' ? 'WEBSOCKET' : 'HTTP',
    resource,
    generated: resource.generated,
    ...(document && { document }),
    endpointTypes: { value: ['REGIONAL'], at: resource.at() },
    defaultEndpoint: factOf(resource, 'disable_execute_api_endpoint', (off) => !isTrue(off)),
  };
}

/** The route that `target` of the API itself makes. */
export function quickRoute(api: TerraformApi): ApiMethod[] {
  const { resource } = api;
  if (resource.get('target') === undefined) return [];
  const at = resource.at('target');
  return [
    {
      ...routeKeyOf(resource.get('route_key') ?? '$default', resource, api.kind),
      of: resource.address,
      generated: api.generated,
      at,
      authorization: { value: 'NONE', at },
      scopes: { value: [], at },
      apiKeyRequired: { value: false, at },
      validatesBody: { value: false, at },
      validatesParameters: { value: false, at },
      api,
    },
  ];
}

export function httpRoutes(
  graph: TerraformGraph,
  apiOf: (one: TerraformResource) => TerraformApi | undefined,
): ApiMethod[] {
  return graph.ofType('aws_apigatewayv2_route').map((route) => {
    const api = apiOf(route);
    const key = route.get('route_key');
    const integration = graph
      .targets(route, 'target')
      .find(({ type }) => type === 'aws_apigatewayv2_integration');
    const at = route.at();
    return {
      ...routeKeyOf(key, route, api?.kind ?? kindOf(key)),
      of: route.address,
      generated: route.generated,
      at,
      authorization: factOf(route, 'authorization_type', authorizationOf),
      scopes: factOf(route, 'authorization_scopes', asList),
      apiKeyRequired: factOf(route, 'api_key_required', isTrue),
      validatesBody: { value: false, at },
      validatesParameters: { value: false, at },
      ...(integration && { integration: integrationOf(integration) }),
      ...(api && { api }),
    };
  });
}

/** `GET /orders` is a key of HTTP APIs; `$connect` or `sendMessage` one of WebSocket APIs. */
function kindOf(key: unknown): 'HTTP' | 'WEBSOCKET' {
  return key === '$default' || isUnknown(key) || String(key).includes(' ') ? 'HTTP' : 'WEBSOCKET';
}

function routeKeyOf(
  key: unknown,
  resource: TerraformResource,
  kind: TerraformApi['kind'],
): Pick<ApiMethod, 'name' | 'verb' | 'path' | 'kind'> {
  if (isUnknown(key)) return { name: resource.address, verb: key, path: key, kind };
  const name = String(key);
  if (kind === 'WEBSOCKET') return { name, verb: name, path: '', kind };
  const [verb = '', path] = name.split(' ');
  return path === undefined
    ? { name, verb: 'ANY', path: name, kind }
    : { name, verb: verb.toUpperCase(), path, kind };
}

function integrationOf(integration: TerraformResource): ApiIntegration {
  return {
    of: integration.address,
    at: integration.at(),
    type: factOf(integration, 'integration_type', (type) => optionalText(type)?.toUpperCase()),
    uri: factOf(integration, 'integration_uri', optionalText),
    connectionType: factOf(integration, 'connection_type', connectionType),
    credentials: factOf(integration, 'credentials_arn', optionalText),
    timeout: factOf(integration, 'timeout_milliseconds', optionalNumber),
    insecureSkipVerification: { value: false, at: integration.at() },
    serverNameToVerify: factOf(integration, ['tls_config', 'server_name_to_verify'], optionalText),
    requestTemplates: factOf(integration, 'request_templates', asObject),
  };
}

export function httpAuthorizers(
  graph: TerraformGraph,
  apiOf: (one: TerraformResource) => TerraformApi | undefined,
): ApiAuthorizer[] {
  return graph.ofType('aws_apigatewayv2_authorizer').map((authorizer) => {
    const api = apiOf(authorizer);
    const sources = asList(authorizer.get('identity_sources'));
    return {
      name: String(authorizer.get('name') ?? authorizer.name),
      of: authorizer.address,
      generated: authorizer.generated,
      at: authorizer.at(),
      kind: api?.kind ?? 'HTTP',
      type: factOf(authorizer, 'authorizer_type', (type) => String(type).toUpperCase()),
      resultTtl: factOf(
        authorizer,
        'authorizer_result_ttl_in_seconds',
        (seconds) => optionalNumber(seconds) ?? (sources.length > 0 ? DEFAULT_TTL : 0),
      ),
      identitySources: factOf(authorizer, 'identity_sources', asList),
      ...(api && { api }),
    };
  });
}
