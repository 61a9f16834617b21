// The integration of a method: its target, and what is mapped from where to where.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html

import { isJson, type Json, objectAt, textOf } from '../../../http.js';
import type { Integration } from '../state.js';
import { invalidMapping, type MethodContext } from './methods.js';

interface Declared {
  readonly requestParameters: Readonly<Record<string, boolean>>;
  readonly methodResponses: Readonly<Record<string, Json>>;
}

const TYPES = new Set(['HTTP', 'HTTP_PROXY', 'AWS', 'AWS_PROXY', 'MOCK']);
const PASSTHROUGH = new Set(['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']);
const REQUEST_TARGET = /^integration\.request\.(header|querystring|path)\.[\w.:$-]+$/;
const REQUEST_SOURCE = /^method\.request\.(?:multivalue)?(header|querystring|path)\.(.+)$/;
const OTHER_SOURCE = /^('[^']*'|context\.[\w.]+|stageVariables\.\w+|method\.request\.body(\..+)?)$/;
const RESPONSE_SOURCE =
  /^('[^']*'|integration\.response\.(header|multivalueheader|body)(\..+)?|context\.[\w.]+|stageVariables\.\w+)$/;
const TIMEOUT = { least: 50, most: 29_000 };

export function importIntegration(given: Json, declared: Declared, at: MethodContext): Integration {
  const type = String(given['type']).toUpperCase();
  if (!TYPES.has(type))
    at.refuse(
      'Enumeration value for integration type must be one of HTTP,AWS,MOCK,HTTP_PROXY,AWS_PROXY',
    );
  if (type !== 'MOCK') checkTarget(type, given, at);
  const { timeoutInMillis, passthroughBehavior } = given;
  if (timeoutInMillis !== undefined && !isTimeout(timeoutInMillis)) {
    at.refuse('Timeout should be between 50 ms and 29000 ms');
  }
  if (
    passthroughBehavior !== undefined &&
    !PASSTHROUGH.has(String(passthroughBehavior).toUpperCase())
  ) {
    at.refuse('Invalid passthrough behavior specified');
  }
  checkRequestMappings(given, declared, at);
  const { responses, ...rest } = given;
  return {
    timeoutInMillis: TIMEOUT.most,
    ...rest,
    type,
    passthroughBehavior: String(passthroughBehavior ?? 'when_no_match').toUpperCase(),
    integrationResponses: importResponses(responses, declared, at),
  };
}

function checkTarget(type: string, given: Json, at: MethodContext): void {
  const uri = textOf(given['uri']) ?? '';
  if (textOf(given['httpMethod']) === undefined)
    at.refuse('Enumeration value for HttpMethod must be non-empty');
  if (type.startsWith('HTTP') && !/^https?:\/\/\S+$/.test(uri)) {
    at.refuse('Invalid HTTP endpoint specified for URI');
  }
  if (type.startsWith('AWS')) checkArn(type, uri, given, at);
  if (given['connectionType'] === 'VPC_LINK') checkVpcLink(given, at);
}

function checkArn(type: string, uri: string, given: Json, { refuse }: MethodContext): void {
  if (!/^arn:[^:]+:apigateway:[^:]+:[^:]+:.+/.test(uri))
    refuse('Invalid ARN specified in the request');
  else if (!/:(path|action)\//.test(uri))
    refuse('AWS ARN for integration must contain path or action');
  else if (type === 'AWS_PROXY' && !/:(lambda:path|firehose:)/.test(uri)) {
    refuse(
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    );
  }
  // AWS takes another method here, and then every request is answered with 500.
  if (uri.includes(':lambda:path') && given['httpMethod'] !== 'POST') {
    refuse('a function is invoked with POST only');
  }
}

function checkVpcLink(given: Json, { refuse, context }: MethodContext): void {
  const id = textOf(given['connectionId']) ?? '';
  if (id === '') refuse('ConnectionId is required for a connection of type VPC_LINK');
  if (id === '' || id.startsWith('${')) return;
  const version = context.options.vpcLink(id);
  if (version === undefined) refuse(`Invalid Vpc Link specified: ${id}`);
  if (version === 'v2' && textOf(given['integrationTarget']) === undefined) {
    refuse('IntegrationTarget is required for VpcLinkV2');
  }
}

function isTimeout(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= TIMEOUT.least && Number(value) <= TIMEOUT.most;
}

function checkRequestMappings(given: Json, declared: Declared, at: MethodContext): void {
  for (const [target, source] of Object.entries(objectAt(given, 'requestParameters'))) {
    if (!REQUEST_TARGET.test(target)) at.refuse(invalidMapping(target));
    if (typeof source === 'string') checkSource(source, declared, at);
    else at.context.warn(`Expected type string for property '${target}' of requestParameters`);
  }
  const keys = given['cacheKeyParameters'];
  for (const key of Array.isArray(keys) ? keys : []) {
    if (!isDeclared(String(key), declared)) at.refuse('Invalid cache key parameter specified');
  }
}

function checkSource(source: string, declared: Declared, { refuse }: MethodContext): void {
  if (!OTHER_SOURCE.test(source) && !isDeclared(source, declared)) refuse(invalidMapping(source));
}

function isDeclared(source: string, { requestParameters }: Declared): boolean {
  const [, kind, name] = REQUEST_SOURCE.exec(source) ?? [];
  return kind !== undefined && Object.hasOwn(requestParameters, `method.request.${kind}.${name}`);
}

function importResponses(responses: unknown, declared: Declared, at: MethodContext) {
  const made: Record<string, Json> = {};
  for (const [pattern, value] of Object.entries(isJson(responses) ? responses : {})) {
    const answer = isJson(value) ? value : {};
    const status = String(answer['statusCode']);
    const response = declared.methodResponses[status];
    if (!response) {
      at.refuse('No method response exists for method.');
      continue;
    }
    if (!isPattern(pattern)) at.refuse(`Invalid selection pattern specified: ${pattern}`);
    checkResponseMappings(answer, response, at);
    made[status] = {
      ...answer,
      statusCode: status,
      ...(pattern !== 'default' && { selectionPattern: pattern }),
    };
  }
  return made;
}

function checkResponseMappings(answer: Json, response: Json, { refuse }: MethodContext): void {
  const headers = objectAt(response, 'responseParameters');
  for (const [target, source] of Object.entries(objectAt(answer, 'responseParameters'))) {
    if (!Object.hasOwn(headers, target)) refuse(invalidMapping(target));
    if (!RESPONSE_SOURCE.test(String(source))) refuse(invalidMapping(String(source)));
  }
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
