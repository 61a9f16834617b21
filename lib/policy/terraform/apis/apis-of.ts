// Every API, method and authorizer of a configuration or a plan. Made once for each graph, since many rules ask.

import type { TerraformGraph } from '../graph.js';
import type { TerraformResource } from '../resource.js';
import type { ApiMethod, NamedIntegration, TerraformApi, TerraformApis } from './api.js';
import { documentAuthorizers, documentMethods } from './document.js';
import { httpApiOf, httpAuthorizers, httpRoutes, quickRoute } from './http-apis.js';
import { restApiOf, restAuthorizers, restIntegrationsWithout, restMethods } from './rest-apis.js';

const views = new WeakMap<TerraformGraph, TerraformApis>();

export function apisOf(graph: TerraformGraph): TerraformApis {
  const known = views.get(graph);
  if (known) return known;
  const view = read(graph);
  views.set(graph, view);
  return view;
}

function read(graph: TerraformGraph): TerraformApis {
  const rest = graph.ofType('aws_api_gateway_rest_api').map((one) => restApiOf(one, graph));
  const http = graph.ofType('aws_apigatewayv2_api').map(httpApiOf);
  const apis = [...rest, ...http];
  const byResource = new Map(apis.map((api) => [api.resource, api]));
  const namedBy = (argument: string) => (one: TerraformResource) =>
    graph
      .targets(one, argument)
      .map((target) => byResource.get(target))
      .find((api): api is TerraformApi => api !== undefined);
  const methods = [
    ...restMethods(graph, namedBy('rest_api_id')),
    ...httpRoutes(graph, namedBy('api_id')),
    ...apis.flatMap(documentMethods),
    ...http.flatMap(quickRoute),
  ];
  return {
    apis,
    methods,
    authorizers: [
      ...restAuthorizers(graph, namedBy('rest_api_id')),
      ...httpAuthorizers(graph, namedBy('api_id')),
      ...apis.flatMap(documentAuthorizers),
    ],
    integrations: [...methods.flatMap(integrationOf), ...restIntegrationsWithout(methods, graph)],
  };
}

function integrationOf({ integration, ...method }: ApiMethod): NamedIntegration[] {
  const { name, of, generated, at } = method;
  return integration ? [{ name, of, generated, at, integration }] : [];
}
