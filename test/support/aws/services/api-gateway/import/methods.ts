// Methods out of operations: parameters, models, responses, and who may call.

import { isJson, type Json, objectAt } from '../../../http.js';
import type { Method, Model } from '../state.js';
import type { ImportContext } from './context.js';
import { importIntegration } from './integrations.js';
import { modelFor } from './models.js';

/** What methods refer to by name. */
export interface Named {
  readonly models: Record<string, Model>;
  readonly authorizers: Readonly<Record<string, Json>>;
  readonly validators: Readonly<Record<string, Json>>;
}

export interface MethodContext {
  readonly refuse: (reason: string) => void;
  readonly context: ImportContext;
}

const EXT = 'x-amazon-apigateway-';
const NAME = /^[a-zA-Z0-9:._$-]+$/;
const PLACES: Readonly<Record<string, string>> = {
  path: 'path',
  query: 'querystring',
  header: 'header',
};

export function importMethod(
  document: Json,
  path: string,
  httpMethod: string,
  value: unknown,
  named: Named,
  context: ImportContext,
): Method {
  const operation = isJson(value) ? value : {};
  const place = `paths.'${path}'(${httpMethod.toLowerCase()})`;
  const refuse = (reason: string) =>
    context.error(`Unable to put method '${httpMethod}' on resource at path '${path}': ${reason}`);
  const at: MethodContext = { refuse, context };
  const requestParameters = importParameters(path, operation, at);
  const methodResponses = importResponses(operation, place, named, at);
  const integration = operation[`${EXT}integration`];
  const { operationId } = operation;
  return {
    httpMethod,
    ...authorization(document, operation, named, at),
    ...(typeof operationId === 'string' && { operationName: operationId }),
    ...validator(document, operation, named, at),
    requestParameters,
    requestModels: modelsOf(operation['requestBody'], `${place}.requestBody`, named, context),
    methodResponses,
    ...(isJson(integration) && {
      methodIntegration: importIntegration(integration, { requestParameters, methodResponses }, at),
    }),
  };
}

function importParameters(path: string, operation: Json, { refuse }: MethodContext) {
  const parameters: Record<string, boolean> = {};
  const names = new Set<string>();
  const list = operation['parameters'];
  for (const parameter of (Array.isArray(list) ? list : []).filter(isJson)) {
    const name = String(parameter['name']);
    const kind = PLACES[String(parameter['in'])];
    if (kind === undefined) continue;
    if (!NAME.test(name)) refuse(invalidMapping(`method.request.${kind}.${name}`));
    if (names.has(name))
      refuse('Parameter names must be unique across querystring, header and path');
    names.add(name);
    parameters[`method.request.${kind}.${name}`] = parameter['required'] === true;
  }
  for (const [, name] of path.matchAll(/\{([^{}+]+)\+?\}/g)) {
    parameters[`method.request.path.${name}`] = true;
  }
  return parameters;
}

function importResponses(operation: Json, place: string, named: Named, at: MethodContext) {
  const responses: Record<string, Json> = {};
  for (const [status, value] of Object.entries(objectAt(operation, 'responses'))) {
    if (status === 'default') continue;
    if (!/^[1-5]\d\d$/.test(status)) {
      at.refuse(
        `1 validation error detected: Value '${status}' at 'putMethodResponseInput.statusCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [1-5]\\d\\d`,
      );
      continue;
    }
    const names = Object.keys(objectAt(value, 'headers'));
    for (const name of names) {
      if (!NAME.test(name)) at.refuse(invalidMapping(`method.response.header.${name}`));
    }
    responses[status] = {
      statusCode: status,
      responseParameters: Object.fromEntries(
        names.map((name) => [`method.response.header.${name}`, false]),
      ),
      responseModels: modelsOf(value, `${place}.responses.${status}`, named, at.context),
    };
  }
  return responses;
}

function modelsOf(holder: unknown, place: string, { models }: Named, context: ImportContext) {
  const found = Object.entries(objectAt(holder, 'content')).flatMap(([type, media]) => {
    const schema = isJson(media) ? media['schema'] : undefined;
    const name = modelFor(schema, `${place}.content.${type}.schema`, models, context);
    return name === undefined ? [] : [[type, name] as const];
  });
  return Object.fromEntries(found);
}

interface Authorization {
  authorizationType: string;
  apiKeyRequired: boolean;
  authorizer?: string;
  authorizationScopes?: readonly string[];
}

/** Its own requirement, or that of the whole document. */
function authorization(document: Json, operation: Json, named: Named, { refuse }: MethodContext) {
  const requirements = operation['security'] ?? document['security'];
  const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes');
  const result: Authorization = { authorizationType: 'NONE', apiKeyRequired: false };
  if (String(objectAt(operation, `${EXT}auth`)['type']).toUpperCase() === 'AWS_IAM') {
    result.authorizationType = 'AWS_IAM';
  }
  const list = (Array.isArray(requirements) ? requirements : []).filter(isJson);
  for (const [name, scopes] of list.flatMap((one) => Object.entries(one))) {
    const scheme = schemes[name];
    const authorizer = named.authorizers[name];
    if (!isJson(scheme)) {
      refuse(
        'Invalid authorizer ID specified. Setting the authorization type to CUSTOM or COGNITO_USER_POOLS requires a valid authorizer.',
      );
    } else if (authorizer !== undefined) {
      if (result.authorizer !== undefined) refuse('Only one authorizer is supported for a method');
      const cognito = authorizer['type'] === 'COGNITO_USER_POOLS';
      result.authorizer = name;
      result.authorizationType = cognito ? 'COGNITO_USER_POOLS' : 'CUSTOM';
      if (cognito && Array.isArray(scopes) && scopes.length > 0)
        result.authorizationScopes = scopes;
    } else if (scheme[`${EXT}authtype`] === 'awsSigv4') {
      result.authorizationType = 'AWS_IAM';
    } else if (isApiKey(scheme)) {
      result.apiKeyRequired = true;
    }
  }
  return result;
}

function isApiKey({ type, name, in: place }: Json): boolean {
  return type === 'apiKey' && place === 'header' && String(name).toLowerCase() === 'x-api-key';
}

function validator(
  document: Json,
  operation: Json,
  { validators }: Named,
  { refuse }: MethodContext,
) {
  const name = operation[`${EXT}request-validator`] ?? document[`${EXT}request-validator`];
  if (name === undefined) return {};
  if (!Object.hasOwn(validators, String(name))) {
    refuse(`Invalid Request Validator identifier specified: ${String(name)}`);
  }
  return { validator: String(name) };
}

export function invalidMapping(expression: string): string {
  return `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${expression}]`;
}
