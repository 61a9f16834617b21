// Import refuses an integration that maps a parameter, status or response header its method does not
// declare. What an integration uses is therefore declared on its method.

import { isObject } from '../../spec/index.js';
import type { MethodParameter } from '../parameters/index.js';
import type { MethodResponse } from '../responses/index.js';
import type { JsonObject } from '../types.js';
import { requestSource } from './request-source.js';

const HEADER = /^method\.response\.header\.(.+)$/;
const NO_RESPONSE: MethodResponse = { description: '', headers: [], models: new Map() };

/** The parameters a method needs for what its integration maps, on top of those it has. */
export function declareParameters(
  integration: JsonObject,
  declared: readonly MethodParameter[],
): MethodParameter[] {
  const found = [...declared];
  for (const source of [
    ...strings(integration['requestParameters']),
    ...strings(integration['cacheKeyParameters']),
  ]) {
    const asked = requestSource(source);
    // Variables of the path are declared with it.
    if (!asked || asked.place === 'path' || found.some(({ name }) => name === asked.name)) continue;
    found.push({ name: asked.name, in: asked.place, required: false });
  }
  return found;
}

/** The method responses a method needs for what its integration answers, on top of those it has. */
export function declareResponses(
  integration: JsonObject,
  declared: ReadonlyMap<string, MethodResponse>,
): Map<string, MethodResponse> {
  const found = new Map(declared);
  const responses = integration['responses'];
  for (const response of isObject(responses) ? Object.values(responses) : []) {
    if (!isObject(response)) continue;
    const status = String(response['statusCode'] ?? '');
    if (!/^[1-5]\d\d$/.test(status)) continue;
    const before = found.get(status) ?? NO_RESPONSE;
    const parameters = response['responseParameters'];
    const used = isObject(parameters)
      ? Object.keys(parameters).flatMap((key) => HEADER.exec(key)?.[1] ?? [])
      : [];
    found.set(status, { ...before, headers: [...new Set([...before.headers, ...used])] });
  }
  return found;
}

function strings(value: unknown): string[] {
  const values = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return values.filter((one): one is string => typeof one === 'string');
}
