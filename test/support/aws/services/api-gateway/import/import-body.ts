// Turns an OpenAPI 3.0 document into what API Gateway makes of it: resources, methods, models, authorizers,
// validators, gateway responses, settings. It takes the whole document or nothing.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html

import { parse as parseYaml } from 'yaml';
import { isJson, type Json, objectAt, textsOf } from '../../../http.js';
import { ACCOUNT, PARTITION, REGION } from '../../../world.js';
import { badRequest } from '../errors.js';
import type { Definition } from '../state.js';
import { importAuthorizers } from './authorizers.js';
import { ImportContext, type ImportOptions } from './context.js';
import { importGatewayResponses } from './gateway-responses.js';
import { importModels } from './models.js';
import { importResources } from './resources.js';

export interface Imported {
  readonly definition: Definition;
  readonly settings: Json;
  readonly policy?: string;
  readonly warnings: readonly string[];
}

const EXT = 'x-amazon-apigateway-';
const SIZE = 6 * 1024 * 1024;
const ROOT_KEYS = new Set([
  ...['openapi', 'info', 'servers', 'paths', 'components', 'security', 'tags', 'externalDocs'],
]);
const COMPRESSION = 10_485_760;

/** @throws BadRequestException with every error, or with every warning when they count */
export function importBody(text: string, options: ImportOptions): Imported {
  const document = read(text);
  const context = new ImportContext(options);
  for (const key of Object.keys(document)) {
    if (!ROOT_KEYS.has(key) && !key.startsWith('x-')) context.unexpected(key);
  }
  const models = importModels(document, context);
  const authorizers = importAuthorizers(document, context);
  const validators = importValidators(document, context);
  const definition: Definition = {
    models,
    authorizers,
    validators,
    gatewayResponses: importGatewayResponses(document, context),
    resources: importResources(document, { models, authorizers, validators }, context),
  };
  const settings = importSettings(document, context);
  context.settle();
  const policy = document[`${EXT}policy`];
  return {
    definition,
    settings,
    ...(isJson(policy) && { policy: JSON.stringify(policy) }),
    warnings: context.warnings,
  };
}

function read(text: string): Json {
  if (Buffer.byteLength(text) > SIZE) throw badRequest('The API definition is larger than 6 MB');
  const document = parse(substitute(text));
  const version = isJson(document) ? String(document['openapi']) : '';
  // One and the same answer for a syntax error, another version, and no OpenAPI at all.
  if (!isJson(document) || !/^3\.0(\.\d+)?$/.test(version) || !isJson(document['info'])) {
    throw badRequest('Invalid OpenAPI input.');
  }
  return document;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return parseYaml(text);
    } catch {
      return undefined;
    }
  }
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html */
function substitute(text: string): string {
  return text
    .replaceAll('${AWS::AccountId}', ACCOUNT)
    .replaceAll('${AWS::Region}', REGION)
    .replaceAll('${AWS::Partition}', PARTITION);
}

function importValidators(document: Json, { options }: ImportContext): Record<string, Json> {
  const validators = objectAt(document, `${EXT}request-validators`);
  return Object.fromEntries(
    Object.entries(validators).map(([name, value]) => {
      const { validateRequestBody = false, validateRequestParameters = false } = value as Json;
      return [name, { id: options.newId(6), name, validateRequestBody, validateRequestParameters }];
    }),
  );
}

function importSettings(document: Json, context: ImportContext): Json {
  const { title, description, version } = objectAt(document, 'info');
  if (typeof title !== 'string' || title === '') context.error('API title is required');
  if (description === '') context.error('Description cannot be an empty string');
  const size = document[`${EXT}minimum-compression-size`];
  if (
    size !== undefined &&
    !(Number.isInteger(size) && Number(size) >= 0 && Number(size) <= COMPRESSION)
  ) {
    context.error('Invalid minimum compression size, must be between 0 and 10485760');
  }
  const keySource = document[`${EXT}api-key-source`];
  if (keySource !== undefined && !['HEADER', 'AUTHORIZER'].includes(String(keySource))) {
    context.error(`Invalid API key source: ${String(keySource)}`);
  }
  const endpoint = endpointConfiguration(document);
  return {
    name: title,
    ...(description !== undefined && { description }),
    ...(version !== undefined && { version: String(version) }),
    ...(size !== undefined && { minimumCompressionSize: size }),
    ...(keySource !== undefined && { apiKeySource: keySource }),
    ...(document[`${EXT}binary-media-types`] !== undefined && {
      binaryMediaTypes: textsOf(document[`${EXT}binary-media-types`]),
    }),
    ...(endpoint['disableExecuteApiEndpoint'] === true && { disableExecuteApiEndpoint: true }),
    ...tls(document, context),
    endpointConfiguration: { vpcEndpointIds: textsOf(endpoint['vpcEndpointIds']) },
  };
}

/** In OpenAPI 3 the extension stands in an entry of `servers`. */
function endpointConfiguration(document: Json): Json {
  const { servers } = document;
  for (const server of Array.isArray(servers) ? servers : []) {
    const configuration = objectAt(server, `${EXT}endpoint-configuration`);
    if (Object.keys(configuration).length > 0) return configuration;
  }
  return {};
}

function tls(document: Json, context: ImportContext): Json {
  const policy = document[`${EXT}security-policy`];
  const mode = document[`${EXT}endpoint-access-mode`];
  if (policy === undefined) return {};
  const enhanced = String(policy).startsWith('SecurityPolicy_');
  if (!enhanced && !['TLS_1_0', 'TLS_1_2'].includes(String(policy))) {
    context.error(`Invalid security policy: ${String(policy)}`);
  }
  if (enhanced && !['BASIC', 'STRICT'].includes(String(mode))) {
    context.error(`Security policy ${String(policy)} requires an endpoint access mode`);
  }
  return { securityPolicy: policy, ...(mode !== undefined && { endpointAccessMode: mode }) };
}
