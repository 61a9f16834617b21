// Media types: which ones get a model, and which ones API Gateway must treat as binary.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, MediaType } from '../../model/index.js';
import type { RoutePlan } from '../types.js';
import { responseMessages } from './messages.js';

/** `Application/JSON; charset=utf-8` is `application/json`. */
function bareType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

export function isJson(type: string): boolean {
  return /^[a-z]+\/(json|[a-z0-9!#$&^_.-]+\+json)$/.test(bareType(type));
}

const isWildcard = (type: string): boolean => ['*/*', 'application/*'].includes(bareType(type));

export interface ModelledContent {
  /** Media type as declared to API Gateway → what describes it. */
  readonly content: ReadonlyMap<string, MediaType>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The request bodies that API Gateway can validate: JSON, each media type once, without parameters. */
export function modelledRequest(content: readonly MediaType[]): ModelledContent {
  const diagnostics: Diagnostic[] = [];
  const found = new Map<string, MediaType>();
  // Named types first, so that a wildcard never takes the place of application/json.
  const ordered = [
    ...content.filter(({ type }) => !isWildcard(type)),
    ...content.filter(({ type }) => isWildcard(type)),
  ];
  for (const media of ordered) {
    const { type, at } = media;
    const key = isWildcard(type) ? 'application/json' : bareType(type);
    const first = found.get(key);
    if (isWildcard(type) && !first)
      diagnostics.push(responseMessages.report('PLAN-247', at.key(), { type }));
    if (!isWildcard(type) && !isJson(type))
      diagnostics.push(responseMessages.report('PLAN-246', at.key(), { type }));
    else if (first)
      diagnostics.push(responseMessages.report('PLAN-248', at.key(), { type, first: first.type }));
    else found.set(key, media);
  }
  return { content: found, diagnostics };
}

/** The same for responses, where other media types lose nothing: API Gateway never validates responses. */
export function modelledResponse(content: readonly MediaType[]): Map<string, MediaType> {
  const found = new Map<string, MediaType>();
  for (const media of content) {
    const key = isWildcard(media.type) ? 'application/json' : bareType(media.type);
    if (isJson(key) && !found.has(key)) found.set(key, media);
  }
  return found;
}

/** Media types with a request model in operations that validate bodies; sorted. */
export function validatedContentTypes(_model: ApiModel, routes: readonly RoutePlan[]): string[] {
  const types = routes
    .filter(validatesBody)
    .flatMap(({ operation }) => [...modelledRequest(operation.requestBody?.content ?? []).content])
    .filter(([, media]) => media.schema !== undefined)
    .map(([type]) => type);
  return [...new Set(types)].sort();
}

export function validatesBody({ validation }: RoutePlan): boolean {
  return validation === 'all' || validation === 'body';
}

const BINARY =
  /^(image\/(?!svg)|audio\/|video\/|font\/|multipart\/form-data|application\/(octet-stream|pdf|zip|gzip|x-gzip|x-tar|x-7z-compressed|protobuf|x-protobuf|msgpack|x-msgpack|cbor|wasm|msword|avro|vnd\.(ms-|openxmlformats-|google\.protobuf|apache\.parquet)))/;

/**
 * What API Gateway must not decode as text: the types the specification names, never a catch-all, which
 * would also make preflight answers and mapping templates binary. An explicit list of the specification wins.
 */
export function binaryMediaTypes(model: ApiModel, routes: readonly RoutePlan[]): string[] {
  const explicit = model.extensions['x-amazon-apigateway-binary-media-types'];
  if (Array.isArray(explicit))
    return explicit.filter((one): one is string => typeof one === 'string');
  const types = new Set<string>();
  for (const { operation } of routes) {
    const contents = [operation.requestBody, ...operation.responses].flatMap(
      (one) => one?.content ?? [],
    );
    for (const media of contents) if (isBinary(media)) types.add(bareType(media.type));
  }
  return [...types].sort();
}

/** A type and a subtype; what else stands as a key of `content` names nothing. */
const NAMED = /^[^/\s*]+\/[^/\s]+$/;

function isBinary({ type, schema }: MediaType): boolean {
  const bare = bareType(type);
  if (BINARY.test(bare)) return true;
  const found = schema?.schema;
  const says =
    typeof found === 'object' &&
    (found['format'] === 'binary' || found['contentEncoding'] === 'binary');
  return (
    says &&
    NAMED.test(bare) &&
    !bare.startsWith('text/') &&
    !isJson(bare) &&
    bare !== 'application/*'
  );
}
