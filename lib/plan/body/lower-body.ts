// The OpenAPI 3.0.1 document that API Gateway imports. It contains nothing import would refuse: what was
// lowered here is checked by `checkBody`, and a problem in an extension of the specification is its error.

import type { Endpoint } from '../../annotations/index.js';
import { type Diagnostic, hasErrors, type Outcome } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import { planPreflights } from '../cors.js';
import { integrationMessages, isProxy, planVpcLinks } from '../integrations/index.js';
import { hasUncheckedConstraints, parameterMessages } from '../parameters/index.js';
import { countResources } from '../paths/index.js';
import { binaryMediaTypes, lowerResponses, responseMessages } from '../responses/index.js';
import { createSchemaLowering } from '../schemas/index.js';
import type { AuthorizerPlan, AwsReferences, JsonObject, RoutePlan } from '../types.js';
import { checkAssembled } from './check-assembled.js';
import { countDescriptions, DOCUMENTATION_PART_QUOTA, stripDescriptions } from './descriptions.js';
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

export interface LoweredBody {
  readonly body: JsonObject;
  /** Of the body as UTF-8 JSON without whitespace. */
  readonly bytes: number;
  readonly resources: number;
}

/** Bytes of a definition file: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html */
export const BODY_LIMIT = 6 * 1024 * 1024;

const ANY_METHOD = 'x-amazon-apigateway-any-method';

/** The import body, absent when any operation could not be lowered. */
export function lowerBody(input: BodyInput): Outcome<LoweredBody> {
  const { body, diagnostics } = assembleBody(input);
  const fitted = shrink(sortKeys(body), input.model, diagnostics);
  diagnostics.push(...checkAssembled(fitted.body, input));
  if (hasErrors(diagnostics)) return { diagnostics };
  const resources = countResources(input.routes.map(({ resourcePath }) => resourcePath));
  return { value: { ...fitted, resources }, diagnostics };
}

/** The body with every operation that can be lowered, and what is to be said about the others. */
export function assembleBody(input: BodyInput): { body: JsonObject; diagnostics: Diagnostic[] } {
  const { model, routes } = input;
  const diagnostics: Diagnostic[] = documentNotes(model, routes);
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
  const paths = lowerPaths(routes, context);
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
    ...rootExtensions(model, routes, endpoint, report),
  };
  return { body, diagnostics };
}

function lowerPaths(routes: readonly RoutePlan[], context: OperationContext): JsonObject {
  const paths = new Map<string, Record<string, unknown>>();
  const itemOf = (path: string): Record<string, unknown> => {
    const found = paths.get(path) ?? {};
    paths.set(path, found);
    return found;
  };
  for (const route of routes) {
    const lowered = lowerOperation(route, context);
    const key = route.method === 'ANY' ? ANY_METHOD : route.method.toLowerCase();
    if (lowered) itemOf(route.resourcePath)[key] = lowered;
  }
  const preflights = planPreflights(routes, binaryMediaTypes(context.model, routes));
  preflights.diagnostics.forEach(context.report);
  for (const [path, operation] of preflights.operations) itemOf(path)['options'] = operation;
  return Object.fromEntries(paths);
}

/** Resource path with plain placeholders; a trailing slash of the specification is for the back end. */
function backendPathOf({ operation, resourcePath }: RoutePlan): string {
  const path = resourcePath.replaceAll('+}', '}');
  return path !== '/' && operation.path.endsWith('/') ? `${path}/` : path;
}

function shrink(
  body: JsonObject,
  model: ApiModel,
  diagnostics: Diagnostic[],
): { body: JsonObject; bytes: number } {
  const parts = countDescriptions(body);
  const bytes = sizeOf(body);
  if (parts <= DOCUMENTATION_PART_QUOTA && bytes <= BODY_LIMIT) return { body, bytes };
  const why =
    bytes > BODY_LIMIT
      ? 'with them the body is larger than the 6 MiB that API Gateway takes'
      : `they would be ${parts} documentation parts, and an API has at most ${DOCUMENTATION_PART_QUOTA}`;
  diagnostics.push(bodyMessages.report('PLAN-301', model.at, { why }));
  const stripped = stripDescriptions(body);
  const left = sizeOf(stripped);
  if (left > BODY_LIMIT) {
    diagnostics.push(bodyMessages.report('PLAN-300', model.at, { bytes: left, limit: BODY_LIMIT }));
  }
  return { body: stripped, bytes: left };
}

function sizeOf(body: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(body));
}

/** What is said once for the whole document, not for each operation. */
function documentNotes(model: ApiModel, routes: readonly RoutePlan[]): Diagnostic[] {
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
  const types = routes.flatMap(({ operation }) => lowerResponses(operation).unmodelled);
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
  const route = routes.find(
    ({ operation, backend }) => operation.settings.cors && backend && isProxy(backend),
  );
  const cors = route?.operation.settings.cors;
  if (!route || !cors) return [];
  const at = route.operation.settings.at.cors ?? route.operation.at;
  return [integrationMessages.report('PLAN-273', at, { origin: cors.origins.join(', ') })];
}
