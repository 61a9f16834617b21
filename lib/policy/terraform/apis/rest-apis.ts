// REST APIs that are written resource by resource: aws_api_gateway_rest_api, _method, _integration, _authorizer.

import { isTrue } from '../argument.js';
import type { TerraformGraph } from '../graph.js';
import { asList, asObject } from '../json.js';
import { policyOf, policyStatements } from '../policy-document.js';
import type { TerraformResource } from '../resource.js';
import { isUnknown, Unknown } from '../unknown.js';
import type {
  ApiAuthorizer,
  ApiIntegration,
  ApiMethod,
  Authorization,
  Fact,
  NamedIntegration,
  TerraformApi,
} from './api.js';
import { connectionType, documentOf } from './document.js';
import { factOf, optionalNumber, optionalText } from './facts.js';
import { pathNamedBy, resourceNamedBy } from './resource-paths.js';

const DOCUMENT_POLICY = 'x-amazon-apigateway-policy';
/** What the provider sets where nothing is written. */
const DEFAULT_TTL = 300;

export function restApiOf(resource: TerraformResource, graph: TerraformGraph): TerraformApi {
  const document = documentOf(resource);
  const policy = resourcePolicyOf(resource, document, graph);
  return {
    kind: 'REST',
    resource,
    generated: resource.generated,
    ...(document && { document }),
    endpointTypes: factOf(resource, ['endpoint_configuration', 'types'], (types) =>
      types === undefined ? ['EDGE'] : asList(types),
    ),
    defaultEndpoint: factOf(resource, 'disable_execute_api_endpoint', (off) => !isTrue(off)),
    ...(policy && { policy }),
  };
}

/** In `policy`, in a resource of its own, or in the document. */
function resourcePolicyOf(
  api: TerraformResource,
  document: TerraformApi['document'],
  graph: TerraformGraph,
): TerraformApi['policy'] {
  const own = policyStatements(api, graph, 'policy');
  if (own !== undefined) return { value: own, at: api.at('policy') };
  const { found, unsure } = graph.linked(api, 'aws_api_gateway_rest_api_policy', 'rest_api_id');
  const [attached] = found;
  const statements = attached && policyStatements(attached, graph, 'policy');
  if (attached && statements) return { value: statements, at: attached.at('policy') };
  if (unsure) return { value: new Unknown('policy'), at: api.at() };
  if (!document) return undefined;
  if (isUnknown(document.value)) return { value: document.value, at: document.at };
  const imported = policyOf(document.value[DOCUMENT_POLICY]);
  return imported && { value: imported, at: document.at };
}

export function restMethods(
  graph: TerraformGraph,
  apiOf: (one: TerraformResource) => TerraformApi | undefined,
): ApiMethod[] {
  const byResource = new Map<string | undefined, TerraformResource[]>();
  for (const one of graph.ofType('aws_api_gateway_integration')) {
    const key = resourceNamedBy(one, graph);
    byResource.set(key, [...(byResource.get(key) ?? []), one]);
  }
  return graph.ofType('aws_api_gateway_method').map((method) => {
    const beside = byResource.get(resourceNamedBy(method, graph)) ?? [];
    const integration = beside.find((one) => sameVerb(one, method));
    return methodOf(method, graph, apiOf(method), integration);
  });
}

/** Integrations that belong to none of the methods: the files may show a part of an API. */
export function restIntegrationsWithout(
  methods: readonly ApiMethod[],
  graph: TerraformGraph,
): NamedIntegration[] {
  const shown = new Set(methods.map(({ integration }) => integration?.of));
  return graph
    .ofType('aws_api_gateway_integration')
    .filter(({ address }) => !shown.has(address))
    .map((one) => {
      const { address, generated } = one;
      return {
        name: address,
        of: address,
        generated,
        at: one.at(),
        integration: integrationOf(one),
      };
    });
}

function sameVerb(integration: TerraformResource, method: TerraformResource): boolean {
  const named = integration.references('http_method').map(({ address }) => address);
  if (named.length > 0) return named.includes(method.configAddress);
  return integration.get('http_method') === method.get('http_method');
}

function methodOf(
  method: TerraformResource,
  graph: TerraformGraph,
  api: TerraformApi | undefined,
  integration: TerraformResource | undefined,
): ApiMethod {
  const given = method.get('http_method');
  const verb = isUnknown(given) ? given : String(given).toUpperCase();
  const path = pathNamedBy(method, 'resource_id', graph);
  return {
    name: isUnknown(verb) || isUnknown(path) ? method.address : `${verb} ${path}`,
    verb,
    path,
    kind: 'REST',
    of: method.address,
    generated: method.generated,
    at: method.at(),
    authorization: factOf(method, 'authorization', authorizationOf),
    scopes: factOf(method, 'authorization_scopes', asList),
    apiKeyRequired: factOf(method, 'api_key_required', isTrue),
    validatesBody: validationOf(method, graph, 'validate_request_body'),
    validatesParameters: validationOf(method, graph, 'validate_request_parameters'),
    ...(integration && { integration: integrationOf(integration) }),
    ...(api && { api }),
  };
}

export function authorizationOf(value: unknown): Authorization | Unknown {
  switch (value) {
    case undefined:
    case 'NONE':
      return 'NONE';
    case 'AWS_IAM':
    case 'CUSTOM':
    case 'COGNITO_USER_POOLS':
    case 'JWT':
      return value;
    default:
      return new Unknown(String(value));
  }
}

function validationOf(
  method: TerraformResource,
  graph: TerraformGraph,
  part: string,
): Fact<boolean> {
  const at = method.at('request_validator_id');
  if (method.get('request_validator_id') === undefined) return { value: false, at: method.at() };
  const [validator] = graph.targets(method, 'request_validator_id');
  return validator ? factOf(validator, part, isTrue) : { value: new Unknown('validator'), at };
}

function integrationOf(integration: TerraformResource): ApiIntegration {
  return {
    of: integration.address,
    at: integration.at(),
    type: factOf(integration, 'type', (type) => optionalText(type)?.toUpperCase()),
    uri: factOf(integration, 'uri', optionalText),
    connectionType: factOf(integration, 'connection_type', connectionType),
    credentials: factOf(integration, 'credentials', optionalText),
    timeout: factOf(integration, 'timeout_milliseconds', optionalNumber),
    insecureSkipVerification: factOf(
      integration,
      ['tls_config', 'insecure_skip_verification'],
      isTrue,
    ),
    serverNameToVerify: { value: undefined, at: integration.at() },
    requestTemplates: factOf(integration, 'request_templates', asObject),
  };
}

export function restAuthorizers(
  graph: TerraformGraph,
  apiOf: (one: TerraformResource) => TerraformApi | undefined,
): ApiAuthorizer[] {
  return graph.ofType('aws_api_gateway_authorizer').map((authorizer) => {
    const api = apiOf(authorizer);
    return {
      name: String(authorizer.get('name') ?? authorizer.name),
      of: authorizer.address,
      generated: authorizer.generated,
      at: authorizer.at(),
      kind: 'REST',
      type: factOf(authorizer, 'type', (type) => String(type ?? 'TOKEN').toUpperCase()),
      resultTtl: factOf(
        authorizer,
        'authorizer_result_ttl_in_seconds',
        (seconds) => optionalNumber(seconds) ?? DEFAULT_TTL,
      ),
      identitySources: factOf(authorizer, 'identity_source', (source) =>
        String(source ?? 'method.request.header.Authorization')
          .split(',')
          .map((one) => one.trim()),
      ),
      ...(api && { api }),
    };
  });
}
