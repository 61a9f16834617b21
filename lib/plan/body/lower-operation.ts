// One method of the import body. Whatever the integration maps is declared on the method, so that import
// finds what it looks for.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, SchemaRoot } from '../../model/index.js';
import { withCors } from '../cors.js';
import {
  cacheKeyParameters,
  declareParameters,
  declareResponses,
  INTEGRATION,
  type IntegrationContext,
  integrationMessages,
  integrationOf,
  invokedFunction,
  isChosenByStage,
  isProxied,
  isProxy,
  type VpcLinks,
  withRenamedVariables,
  writtenIntegration,
} from '../integrations/index.js';
import { lowerParameters, type MethodParameter } from '../parameters/index.js';
import {
  type LoweredResponses,
  type MethodResponse,
  modelledRequest,
  validatesBody,
} from '../responses/index.js';
import type { AwsReferences, JsonObject, RoutePlan } from '../types.js';
import { REQUEST_VALIDATOR, validatorOf } from '../validators.js';
import { bodyMessages } from './messages.js';
import { securityOf } from './security.js';

export interface OperationContext {
  readonly model: ApiModel;
  readonly references: AwsReferences;
  readonly endpoint: 'regional' | 'edge' | 'private';
  readonly links: VpcLinks;
  /** Security scheme of API keys beside an authorizer. */
  readonly keyScheme: string;
  backendPath(route: RoutePlan): string;
  /** `$ref` to the model of a schema; undefined for a schema that accepts anything. */
  reference(
    root: SchemaRoot,
    direction: 'request' | 'response',
    nameHint: string,
  ): JsonObject | undefined;
  report(diagnostic: Diagnostic): void;
}

/** The method, or undefined when it cannot be served (then an error was reported). */
export function lowerOperation(
  route: RoutePlan,
  answers: LoweredResponses,
  context: OperationContext,
): JsonObject | undefined {
  const { operation } = route;
  const lowered = lowerParameters(route);
  const content = modelledRequest(operation.requestBody?.content ?? []);
  for (const one of [...lowered.diagnostics, ...answers.diagnostics]) context.report(one);
  if (validatesBody(route)) content.diagnostics.forEach(context.report);
  if (operation.deprecated) {
    const at = operation.at.child('deprecated').key();
    context.report(bodyMessages.report('PLAN-303', at, { operation: operation.id }));
  }
  const integration = integrate(route, lowered.parameters, [...answers.responses.keys()], context);
  if (!integration) return undefined;
  const responses = declareResponses(integration, answers.responses);
  const security = securityOf(route, context.keyScheme);
  const validator = validatorOf(context.model, operation);
  const requestBody = requestBodyOf(route, content.content, context);
  const parameters = requireContentType(
    route,
    declareParameters(integration, lowered.parameters),
    requestBody !== undefined,
  );
  return {
    ...extensionsOf(operation.extensions),
    // A second one of the same name is a warning of import, which strict imports refuse.
    ...(operation.operationId === operation.id && { operationId: operation.id }),
    ...(operation.summary && { summary: operation.summary }),
    ...(operation.description && { description: operation.description }),
    ...(parameters.length > 0 && { parameters: parameters.map(writeParameter) }),
    ...(requestBody && { requestBody }),
    responses: writeResponses(route, responses, context),
    ...(security && { security }),
    ...(validator !== undefined && { [REQUEST_VALIDATOR]: validator }),
    [INTEGRATION]: integration,
  };
}

function integrate(
  route: RoutePlan,
  parameters: readonly MethodParameter[],
  statuses: readonly string[],
  operationContext: OperationContext,
): JsonObject | undefined {
  const { operation, backend } = route;
  const explicit = writtenIntegration(operation);
  const { references, endpoint, links, report } = operationContext;
  if (explicit) {
    if (isChosenByStage(invokedFunction(explicit['uri'], explicit['credentials'], references))) {
      const at = operation.at.child(INTEGRATION, 'uri');
      report(integrationMessages.report('PLAN-275', at, { what: operation.id }));
    }
    return withRenamedVariables(explicit, route.renamedVariables);
  }
  if (!backend) {
    report(integrationMessages.report('PLAN-260', operation.at.key(), { operation: operation.id }));
    return undefined;
  }
  const backendPath = operationContext.backendPath(route);
  const context: IntegrationContext = {
    route,
    securitySchemes: operationContext.model.securitySchemes,
    backendPath,
    references,
    parameters,
    statuses,
    endpoint,
    links,
    report,
  };
  const integration = integrationOf(backend, context);
  if (!integration) return undefined;
  const keys = cacheKeyParameters(context);
  const { cors } = operation.settings;
  const answering = cors && !isProxy(backend) ? withCors(integration, cors) : integration;
  return keys.length > 0 ? { ...answering, cacheKeyParameters: keys } : answering;
}

/**
 * Without a content type nobody knows which model a body must match; a proxied back end would get it
 * unchecked. Only where a body is required: a request without one has no content type either.
 */
function requireContentType(
  route: RoutePlan,
  parameters: readonly MethodParameter[],
  hasModel: boolean,
): readonly MethodParameter[] {
  const isNeeded =
    validatesBody(route) && hasModel && route.operation.requestBody?.required === true;
  if (!isNeeded || !isProxied(route) || parameters.some(({ name }) => name === 'Content-Type'))
    return parameters;
  return [...parameters, { name: 'Content-Type', in: 'header', required: true }];
}

function requestBodyOf(
  { operation }: RoutePlan,
  content: ReturnType<typeof modelledRequest>['content'],
  context: OperationContext,
): JsonObject | undefined {
  const entries = [...content].flatMap(([type, { schema }]) =>
    modelOf(type, schema, (root) => context.reference(root, 'request', `${operation.id} Request`)),
  );
  if (entries.length === 0) return undefined;
  return {
    content: Object.fromEntries(entries),
    required: operation.requestBody?.required ?? false,
  };
}

function writeParameter({ name, in: place, required, description }: MethodParameter): JsonObject {
  return {
    name,
    in: place,
    required,
    schema: { type: 'string' },
    ...(description && { description }),
  };
}

function writeResponses(
  { operation }: RoutePlan,
  responses: ReadonlyMap<string, MethodResponse>,
  context: OperationContext,
): JsonObject {
  const written = [...responses].map(([status, { description, headers, models }]) => {
    const hint = `${operation.id} ${status} Response`;
    const content = [...models].flatMap(([type, schema]) =>
      modelOf(type, schema, (root) => context.reference(root, 'response', hint)),
    );
    const names = headers.map((name) => [name, { schema: { type: 'string' } }]);
    return [
      status,
      {
        description: description || `${status} response`,
        ...(names.length > 0 && { headers: Object.fromEntries(names) }),
        ...(content.length > 0 && { content: Object.fromEntries(content) }),
      },
    ];
  });
  return Object.fromEntries(written);
}

/** The entry of a media type; none where there is no schema, or nothing a model could say. */
function modelOf(
  type: string,
  schema: SchemaRoot | undefined,
  reference: (root: SchemaRoot) => JsonObject | undefined,
): [string, JsonObject][] {
  const ref = schema && reference(schema);
  return ref ? [[type, { schema: ref }]] : [];
}

function extensionsOf(extensions: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(extensions).filter(
      ([name]) =>
        name.startsWith('x-amazon-apigateway-') && name !== 'x-amazon-apigateway-any-method',
    ),
  );
}
