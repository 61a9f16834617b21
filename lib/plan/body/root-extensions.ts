// Extensions at the root of the import body: those of the specification, and the ones Portcullis adds
// where the specification says nothing.

import type { Endpoint } from '../../annotations/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import { GATEWAY_RESPONSES, gatewayResponses } from '../gateway-responses.js';
import type { JsonObject, RoutePlan } from '../types.js';
import { REQUEST_VALIDATORS, requestValidators } from '../validators.js';

const SECURITY_POLICY = 'x-amazon-apigateway-security-policy';
const ACCESS_MODE = 'x-amazon-apigateway-endpoint-access-mode';
const ENDPOINT_CONFIGURATION = 'x-amazon-apigateway-endpoint-configuration';
const BINARY = 'x-amazon-apigateway-binary-media-types';

/**
 * TLS 1.2 or newer. Without a policy, regional and edge APIs accept TLS 1.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
 */
const TLS_POLICY: Readonly<Record<Endpoint['type'], string>> = {
  regional: 'SecurityPolicy_TLS13_1_2_2021_06',
  private: 'SecurityPolicy_TLS13_1_2_2021_06',
  edge: 'SecurityPolicy_TLS12_PFS_2025_EDGE',
};

export interface RootInput {
  readonly model: ApiModel;
  readonly routes: readonly RoutePlan[];
  readonly endpoint: Endpoint['type'];
  /** Media types that are not text. */
  readonly binary: readonly string[];
}

export function rootExtensions(
  { model, routes, endpoint, binary }: RootInput,
  report: (diagnostic: Diagnostic) => void,
): JsonObject {
  const { extensions: explicit } = model;
  const validators = requestValidators(model, routes);
  const answers = gatewayResponses(model, routes);
  answers.diagnostics.forEach(report);
  return {
    ...(binary.length > 0 && { [BINARY]: binary }),
    ...explicit,
    ...tls(explicit, endpoint),
    ...(validators && { [REQUEST_VALIDATORS]: validators }),
    [GATEWAY_RESPONSES]: answers.responses,
  };
}

/**
 * The VPC endpoints of a private API, where OpenAPI 3 has them. Import takes off what the body does not name, so
 * that without this every import would leave the API without endpoints until something put them back.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-endpoint-configuration.html
 */
export function endpointServers(endpoint: Endpoint): JsonObject {
  if (endpoint.type !== 'private' || endpoint.vpcEndpoints.length === 0) return {};
  const { vpcEndpoints: vpcEndpointIds } = endpoint;
  return { servers: [{ url: '/', [ENDPOINT_CONFIGURATION]: { vpcEndpointIds } }] };
}

/** A policy that starts with `SecurityPolicy_` is refused without an endpoint access mode. */
function tls(explicit: JsonObject, endpoint: Endpoint['type']): JsonObject {
  const policy = explicit[SECURITY_POLICY] ?? TLS_POLICY[endpoint];
  const needsMode =
    String(policy).startsWith('SecurityPolicy_') && explicit[ACCESS_MODE] === undefined;
  return { [SECURITY_POLICY]: policy, ...(needsMode && { [ACCESS_MODE]: 'BASIC' }) };
}
