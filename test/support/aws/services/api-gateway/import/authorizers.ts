// Authorizers: one for each security scheme that has the extension, used or not.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html

import { isJson, type Json, objectAt, textsOf } from '../../../http.js';
import type { ImportContext } from './context.js';

const EXT = 'x-amazon-apigateway-';
const LIMIT = 10;
const SOURCE =
  /^(method\.request\.(header|querystring)\.[\w.:$-]+|stageVariables\.\w+|context\.[\w.]+)$/;
const TYPES = new Set(['token', 'request', 'cognito_user_pools']);

export function importAuthorizers(document: Json, context: ImportContext): Record<string, Json> {
  const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes');
  const authorizers: Record<string, Json> = {};
  for (const [name, scheme] of Object.entries(schemes)) {
    const extension = isJson(scheme) ? scheme[`${EXT}authorizer`] : undefined;
    if (!isJson(scheme) || !isJson(extension)) continue;
    check(name, extension, context);
    authorizers[name] = authorizerOf(name, scheme, extension, context);
  }
  if (Object.keys(authorizers).length > LIMIT) {
    context.error(
      'Unable to create authorizer: Maximum number of Authorizers for this API has been reached. Please contact AWS if you need additional Authorizers.',
    );
  }
  return authorizers;
}

function authorizerOf(
  name: string,
  scheme: Json,
  extension: Json,
  { options }: ImportContext,
): Json {
  const type = String(extension['type']).toUpperCase();
  const { authorizerUri, authorizerCredentials, identityValidationExpression, providerARNs } =
    extension;
  const ownHeader = `method.request.header.${String(scheme['name'])}`;
  return {
    id: options.newId(6),
    name,
    type,
    authType: scheme[`${EXT}authtype`],
    ...(authorizerUri !== undefined && { authorizerUri }),
    ...(authorizerCredentials !== undefined && { authorizerCredentials }),
    ...(identityValidationExpression !== undefined && { identityValidationExpression }),
    ...(providerARNs !== undefined && { providerARNs: textsOf(providerARNs) }),
    identitySource: type === 'REQUEST' ? extension['identitySource'] : ownHeader,
    authorizerResultTtlInSeconds: extension['authorizerResultTtlInSeconds'] ?? 300,
  };
}

function check(name: string, extension: Json, context: ImportContext): void {
  const refuse = (reason: string) =>
    context.error(`Unable to create authorizer '${name}': ${reason}`);
  const type = String(extension['type']).toLowerCase();
  if (!TYPES.has(type)) {
    refuse('Invalid authorizer type specified');
    return;
  }
  const ttl = extension['authorizerResultTtlInSeconds'] ?? 300;
  if (typeof ttl !== 'number' || ttl < 0 || ttl > 3600) {
    refuse('Authorizer result TTL must be between 0 and 3600 seconds');
  }
  if (type === 'cognito_user_pools') {
    if (textsOf(extension['providerARNs']).length === 0) refuse('Provider ARNs are required');
    return;
  }
  const uri = String(extension['authorizerUri'] ?? '');
  if (!/^arn:[^:]+:apigateway:[^:]+:lambda:path\/.+\/invocations$/.test(uri)) {
    refuse(
      `Invalid Authorizer URI: ${uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`,
    );
  }
  if (type === 'request') checkSources(extension['identitySource'], ttl, refuse);
}

function checkSources(sources: unknown, ttl: unknown, refuse: (reason: string) => void): void {
  if (typeof sources !== 'string' || sources === '') {
    if (ttl !== 0) refuse('Identity source is required when caching is enabled');
    return;
  }
  for (const source of sources.split(',')) {
    if (!SOURCE.test(source.trim())) refuse(`Invalid identity source specified: ${source.trim()}`);
  }
}
