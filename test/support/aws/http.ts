// What a service of the control plane gets and gives, apart from any protocol.

import type { IncomingHttpHeaders } from 'node:http';

export interface AwsRequest {
  /** From the signature's scope: `apigateway`, `wafv2`, `logs` … */
  readonly service: string;
  readonly region: string;
  readonly method: string;
  /** Not decoded: a `%2F` in a segment is no slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A service as its protocol lets it be called. */
export interface Service {
  /** The operation that a request asks for; `undefined` when the service does not know it. */
  operationOf(request: AwsRequest): string | undefined;
  answer(request: AwsRequest): AwsResponse;
  /** An error in the protocol's own shape. */
  fail(error: AwsError): AwsResponse;
}

/** What AWS refuses, as the caller sees it. */
export class AwsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export type Json = { [key: string]: unknown };

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object member, or an empty object. */
export function objectAt(holder: unknown, key: string): Json {
  const value = isJson(holder) ? holder[key] : undefined;
  return isJson(value) ? value : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
