// The OpenAPI 3.0.1 document that API Gateway imports, for the whole API: each operation is lowered once, into
// how many REST APIs it may be split afterwards.

import type { Endpoint } from '../../annotations/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import { planPreflights } from '../cors.js';
import { integrationMessages, isProxied, planVpcLinks } from '../integrations/index.js';
import { hasUncheckedConstraints, parameterMessages } from '../parameters/index.js';
import {
  binaryMediaTypes,
  type LoweredResponses,
  lowerResponses,
  responseMessages,
} from '../responses/index.js';
import { createSchemaLowering } from '../schemas/index.js';
import type { AuthorizerPlan, AwsReferences, JsonObject, RoutePlan } from '../types.js';
import { lowerOperation, type OperationContext } from './lower-operation.js';
import { bodyMessages } from './messages.js';
import { endpointServers, rootExtensions } from './root-extensions.js';
import { apiKeyScheme, securitySchemes } from './security.js';
import { sortKeys } from './sort-keys.js';

export interface BodyInput {
  readonly model: ApiModel;
  readonly routes: readonly RoutePlan[];
  readonly authorizers: readonly AuthorizerPlan[];
  /** Name of the REST API: import overwrites it with the title. */
  readonly name: string;
  readonly description?: string;
  readonly references: AwsReferences;
  /** @default the endpoint of the annotations */
  readonly endpoint?: Endpoint['type'];
}

const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** The import body of the whole API, keys sorted, whatever its size. */
export function lowerBody(input: BodyInput): {
  readonly body: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { body, diagnostics } = assembleBody(input);
  return { body: sortKeys(body), diagnostics };
}

/** The body with every operation that can be lowered, and what is to be said about the others. */
function assembleBody(input: BodyInput): { body: JsonObject; diagnostics: Diagnostic[] } {
  const { model, routes } = input;
  const answers = new Map(routes.map((route) => [route, lowerResponses(route.operation)]));
  const binary = binaryMediaTypes(model, routes);
  const diagnostics: Diagnostic[] = documentNotes(model, routes, [...answers.values()]);
  const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
  const endpoint = input.endpoint ?? model.annotations.root.endpoint.type;
  const schemas = createSchemaLowering(model);
  const context: OperationContext = {
    model,
    references: input.references,
    endpoint,
    links: planVpcLinks(routes),
    keyScheme: apiKeyScheme(routes),
    backendPath: backendPathOf,
    reference: (root, direction, nameHint) => schemas.reference(root, { direction, nameHint }),
    report,
  };
  const paths = lowerPaths(answers, context, binary);
  const named = schemas.finish();
  diagnostics.push(...named.diagnostics);
  const schemes = securitySchemes(model, routes, input.authorizers);
  const hasSchemas = Object.keys(named.schemas).length > 0;
  const body = {
    openapi: '3.0.1',
    info: {
      title: input.name,
      version: model.version || '1',
      ...(input.description && { description: input.description }),
    },
    paths,
    ...((schemes || hasSchemas) && {
      components: {
        ...(hasSchemas && { schemas: named.schemas }),
        ...(schemes && { securitySchemes: schemes }),
      },
    }),
    ...endpointServers(model.annotations.root.endpoint),
    ...rootExtensions({ model, routes, endpoint, binary }, report),
  };
  return { body, diagnostics };
}

function lowerPaths(
  answers: ReadonlyMap<RoutePlan, LoweredResponses>,
  context: OperationContext,
  binary: readonly string[],
): JsonObject {
  const paths = new Map<string, Record<string, unknown>>();
  const itemOf = (path: string): Record<string, unknown> => {
    const found = paths.get(path) ?? {};
    paths.set(path, found);
    return found;
  };
  for (const [route, ofRoute] of answers) {
    const lowered = lowerOperation(route, ofRoute, context);
    const key = route.method === 'ANY' ? ANY_METHOD : route.method.toLowerCase();
    if (lowered) itemOf(route.resourcePath)[key] = lowered;
  }
  const preflights = planPreflights([...answers.keys()], binary);
  preflights.diagnostics.forEach(context.report);
  for (const [path, operation] of preflights.operations) itemOf(path)['options'] = operation;
  return Object.fromEntries(paths);
}

/** Resource path with plain placeholders; a trailing slash of the specification is for the back end. */
function backendPathOf({ operation, resourcePath }: RoutePlan): string {
  const path = resourcePath.replaceAll('+}', '}');
  return path !== '/' && operation.path.endsWith('/') ? `${path}/` : path;
}

/** What is said once for the whole document, not for each operation. */
function documentNotes(
  model: ApiModel,
  routes: readonly RoutePlan[],
  answers: readonly LoweredResponses[],
): Diagnostic[] {
  const notes = model.ignored.map(({ what, at }) =>
    bodyMessages.report('PLAN-302', at.key(), { what, name: String(at.path.at(-1) ?? '') }),
  );
  const at = model.at.child('paths').key();
  const unchecked = routes
    .map(({ operation }) => operation.parameters.filter(hasUncheckedConstraints).length)
    .filter((count) => count > 0);
  if (unchecked.length > 0) {
    const count = unchecked.reduce((sum, one) => sum + one, 0);
    notes.push(parameterMessages.report('PLAN-228', at, { count, operations: unchecked.length }));
  }
  const types = answers.flatMap(({ unmodelled }) => unmodelled);
  if (types.length > 0) {
    const params = { types: [...new Set(types)].sort().join(', '), count: types.length };
    notes.push(responseMessages.report('PLAN-249', at, params));
  }
  return [...notes, ...serverNote(model, routes), ...corsNote(routes)];
}

function serverNote(model: ApiModel, routes: readonly RoutePlan[]): Diagnostic[] {
  const [server] = model.servers;
  const basePath =
    server && /^(?:[a-z]+:)?(?:\/\/[^/]*)?(\/[^?#]*)/i.exec(server.url)?.[1]?.replace(/\/+$/, '');
  const route = routes.find(
    ({ backend }) => backend?.kind === 'http' || backend?.kind === 'vpcLink',
  );
  if (!server || !basePath || !route?.backend || !('url' in route.backend)) return [];
  const address = route.backend.url.replace(/\/+$/, '');
  if (address.endsWith(basePath)) return [];
  const example = `${route.method} ${route.operation.path} goes to ${address}${backendPathOf(route)}`;
  return [integrationMessages.report('PLAN-272', server.at, { basePath, example })];
}

function corsNote(routes: readonly RoutePlan[]): Diagnostic[] {
  const route = routes.find((one) => one.operation.settings.cors !== undefined && isProxied(one));
  const cors = route?.operation.settings.cors;
  if (!route || !cors) return [];
  const at = route.operation.settings.at.cors ?? route.operation.at;
  return [integrationMessages.report('PLAN-273', at, { origin: cors.origins.join(', ') })];
}
