// Request validators: three to choose from, and the one each operation uses. A validator of the
// specification itself is kept and wins.

import type { ValidationMode } from '../annotations/index.js';
import type { ApiModel, Operation } from '../model/index.js';
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
  const used = new Set(routes.map(({ operation }) => validatorOf(model, operation)));
  const ours = Object.entries(VALIDATORS).filter(([name]) => used.has(name));
  const all = { ...Object.fromEntries(ours), ...(isObject(explicit) && explicit) };
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Name of an operation's validator; undefined where nothing is validated, or the root's explicit one applies. */
export function validatorOf(model: ApiModel, operation: Operation): string | undefined {
  const explicit = operation.extensions[REQUEST_VALIDATOR];
  if (typeof explicit === 'string') return explicit;
  const { validate } = operation.settings;
  return rootDecides(model, operation) || validate === 'none' ? undefined : validate;
}

/** What is validated in the end: by the annotation's validator, or by the explicit one that takes its place. */
export function validationOf(model: ApiModel, operation: Operation): ValidationMode {
  const name = rootDecides(model, operation)
    ? model.extensions[REQUEST_VALIDATOR]
    : validatorOf(model, operation);
  const explicit = model.extensions[REQUEST_VALIDATORS];
  const all: JsonObject = { ...VALIDATORS, ...(isObject(explicit) && explicit) };
  const validator = typeof name === 'string' && Object.hasOwn(all, name) ? all[name] : undefined;
  if (!isObject(validator)) return 'none';
  const { validateRequestBody: body, validateRequestParameters: parameters } = validator;
  if (body === true) return parameters === true ? 'all' : 'body';
  return parameters === true ? 'parameters' : 'none';
}

/** An explicit validator of the root is for the operations that neither name one nor say `validate`. */
function rootDecides(model: ApiModel, { extensions, settings }: Operation): boolean {
  return (
    model.extensions[REQUEST_VALIDATOR] !== undefined &&
    typeof extensions[REQUEST_VALIDATOR] !== 'string' &&
    !settings.at.validate
  );
}
