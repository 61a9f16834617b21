// Method responses of one operation: single status codes, header names, and JSON models.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Operation, Response, SchemaRoot } from '../../model/index.js';
import { isJson, modelledResponse } from './media-types.js';
import { responseMessages } from './messages.js';
import { lowerResponseHeaders } from './response-headers.js';

/** A method response before it is written. */
export interface MethodResponse {
  readonly description: string;
  readonly headers: readonly string[];
  /** Media type → schema of its model. */
  readonly models: ReadonlyMap<string, SchemaRoot>;
}

export interface LoweredResponses {
  /** Status code → response; at least one. */
  readonly responses: ReadonlyMap<string, MethodResponse>;
  /** Media types without a model. */
  readonly unmodelled: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const STATUS = /^[1-5]\d\d$/;

export function lowerResponses(operation: Operation): LoweredResponses {
  const diagnostics: Diagnostic[] = [];
  const responses = new Map<string, MethodResponse>();
  const unmodelled: string[] = [];
  for (const [status, response] of byStatus(operation.responses, diagnostics)) {
    responses.set(status, lowerResponse(response, diagnostics));
    unmodelled.push(
      ...response.content
        .map(({ type }) => type)
        .filter((type) => !isJson(type) && !type.startsWith('*')),
    );
  }
  if (responses.size === 0)
    responses.set('200', { description: '', headers: [], models: new Map() });
  return { responses, unmodelled, diagnostics };
}

function byStatus(
  responses: readonly Response[],
  diagnostics: Diagnostic[],
): Map<string, Response> {
  const found = new Map<string, Response>();
  for (const one of responses) if (STATUS.test(one.status)) found.set(one.status, one);
  for (const one of responses) {
    if (STATUS.test(one.status)) continue;
    const becomes = replacement(one.status);
    const { status, at } = one;
    if (becomes === undefined)
      diagnostics.push(responseMessages.report('PLAN-242', at.key(), { status }));
    else if (found.has(becomes)) {
      diagnostics.push(responseMessages.report('PLAN-241', at.key(), { status, present: becomes }));
    } else {
      diagnostics.push(responseMessages.report('PLAN-240', at.key(), { status, becomes }));
      found.set(becomes, one);
    }
  }
  return found;
}

/** `2XX` → `200`; `default` is what errors get, so it becomes `500`. */
function replacement(status: string): string | undefined {
  if (status === 'default') return '500';
  return /^[1-5]xx$/i.test(status) ? `${status.charAt(0)}00` : undefined;
}

function lowerResponse(response: Response, diagnostics: Diagnostic[]): MethodResponse {
  const models = new Map<string, SchemaRoot>();
  for (const [type, { schema }] of modelledResponse(response.content))
    if (schema) models.set(type, schema);
  const headers = lowerResponseHeaders(response, diagnostics);
  return { description: response.description, headers, models };
}
