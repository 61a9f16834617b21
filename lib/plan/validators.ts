// Request validators: three to choose from, and the one each operation uses. A validator of the
// specification itself is kept and wins.

import type { ApiModel } from '../model/index.js';
import { isObject } from '../spec/index.js';
import type { JsonObject, RoutePlan } from './types.js';

export const REQUEST_VALIDATORS = 'x-amazon-apigateway-request-validators';
export const REQUEST_VALIDATOR = 'x-amazon-apigateway-request-validator';

const VALIDATORS = {
  all: { validateRequestBody: true, validateRequestParameters: true },
  body: { validateRequestBody: true, validateRequestParameters: false },
  parameters: { validateRequestBody: false, validateRequestParameters: true },
} as const;

/** The validators of the API: those in use, and those the specification defines. */
export function requestValidators(
  model: ApiModel,
  routes: readonly RoutePlan[],
): JsonObject | undefined {
  const explicit = model.extensions[REQUEST_VALIDATORS];
  const used = new Set(routes.map((route) => validatorOf(model, route)));
  const ours = Object.entries(VALIDATORS).filter(([name]) => used.has(name));
  const all = { ...Object.fromEntries(ours), ...(isObject(explicit) && explicit) };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Name of a route's validator; undefined where nothing is validated, or the root's explicit one applies. */
export function validatorOf(
  model: ApiModel,
  { operation, validation }: RoutePlan,
): string | undefined {
  const explicit = operation.extensions[REQUEST_VALIDATOR];
  if (typeof explicit === 'string') return explicit;
  const rootDecides =
    model.extensions[REQUEST_VALIDATOR] !== undefined && !operation.settings.at.validate;
  return rootDecides || validation === 'none' ? undefined : validation;
}
