// Events as API Gateway sends them to REQUEST authorizers.

import { type GatewayRequest, parseRequest } from '../../lib/runtime/request.js';

export const apiArn = 'arn:aws:execute-api:eu-central-1:123456789012:abcdef1234/v1';

export interface GivenRequest {
  readonly method?: string;
  readonly resource?: string;
  /** Concrete path, with its slash. @default the resource */
  readonly path?: string;
  /** Header → value or values. */
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly stageVariables?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[]>>;
}

export function gatewayEvent(given: GivenRequest = {}): Record<string, unknown> {
  const { method = 'GET', resource = '/orders', headers = {}, query = {} } = given;
  const path = given.path ?? resource;
  return {
    type: 'REQUEST',
    methodArn: `${apiArn}/${method}${path}`,
    resource,
    path,
    httpMethod: method,
    headers: last(headers),
    multiValueHeaders: all(headers),
    queryStringParameters: last(query),
    multiValueQueryStringParameters: all(query),
    pathParameters: {},
    stageVariables: given.stageVariables ?? {},
    requestContext: {
      resourcePath: resource,
      httpMethod: method,
      requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    },
  };
}

export function gatewayRequest(given: GivenRequest = {}): GatewayRequest {
  const request = parseRequest(gatewayEvent(given));
  if (request === undefined) throw new Error('not a request');
  return request;
}

export function bearer(token: string): GatewayRequest {
  return gatewayRequest({ headers: { Authorization: `Bearer ${token}` } });
}

type Values = Readonly<Record<string, string | readonly string[]>>;

function all(values: Values): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value].flat()]));
}

function last(values: Values): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, [value].flat().at(-1) ?? '']),
  );
}
