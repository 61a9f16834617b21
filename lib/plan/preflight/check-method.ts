// One method: its parameters, responses, security and validator.

import { isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';
import { checkIntegration } from './check-integration.js';
import { checkReference } from './check-schemas.js';
import { type Report, shown, textOf } from './problem.js';

const NAME = /^[a-zA-Z0-9:._$-]+$/;
const EXT = 'x-amazon-apigateway-';
const KEYS = new Set([
  'operationId',
  'summary',
  'description',
  'parameters',
  'requestBody',
  'responses',
  'security',
  'tags',
]);
const PARAMETER_KEYS = new Set(['name', 'in', 'required', 'description', 'schema']);

export function checkMethod(
  path: string,
  operation: JsonObject,
  at: string[],
  body: JsonObject,
  report: Report,
): void {
  for (const key of Object.keys(operation)) {
    if (!KEYS.has(key) && !key.startsWith(EXT))
      report([...at, key], `"${key}" has no place in an operation`);
  }
  const components = isObject(body['components']) ? body['components'] : {};
  const schemas = isObject(components['schemas']) ? components['schemas'] : {};
  checkParameters(path, operation, at, report);
  checkContent(operation['requestBody'], [...at, 'requestBody'], schemas, report);
  checkResponses(operation, at, schemas, report);
  checkSecurity(operation, at, components, report);
  const auth = operation[`${EXT}auth`];
  if (auth !== undefined && !isAuth(auth))
    report([...at, `${EXT}auth`], `${shown(auth)} is neither { type: NONE } nor { type: AWS_IAM }`);
  const validator = operation[`${EXT}request-validator`];
  const validators = body[`${EXT}request-validators`];
  if (
    validator !== undefined &&
    !(isObject(validators) && Object.hasOwn(validators, textOf(validator) ?? ''))
  ) {
    report(
      [...at, `${EXT}request-validator`],
      `there is no request validator "${shown(validator)}"`,
    );
  }
  checkIntegration(operation, [...at, `${EXT}integration`], report);
}

/** API Gateway reads the type in any case. */
function isAuth(auth: unknown): boolean {
  return isObject(auth) && ['NONE', 'AWS_IAM'].includes((textOf(auth['type']) ?? '').toUpperCase());
}

function checkParameters(path: string, operation: JsonObject, at: string[], report: Report): void {
  const list = Array.isArray(operation['parameters'])
    ? operation['parameters'].filter(isObject)
    : [];
  const seen = new Set<string>();
  for (const [index, parameter] of list.entries()) {
    const where = [...at, 'parameters', index];
    const name = String(parameter['name']);
    const place = String(parameter['in']);
    if (!NAME.test(name))
      report(where, `the parameter name "${name}" has characters that are not accepted`);
    if (seen.has(name))
      report(where, `the parameter name "${name}" is not unique in the operation`);
    seen.add(name);
    if (!['path', 'query', 'header'].includes(place))
      report(where, `${place} parameters are not imported`);
    if (place === 'path' && !path.includes(`{${name}}`) && !path.includes(`{${name}+}`))
      report(where, `${path} has no {${name}}`);
    for (const key of Object.keys(parameter))
      if (!PARAMETER_KEYS.has(key)) report(where, `"${key}" of a parameter is not imported`);
  }
  for (const [, name] of path.matchAll(/\{([^{}]+?)\+?\}/g)) {
    if (!list.some((one) => one['in'] === 'path' && one['name'] === name))
      report(at, `{${name}} is not declared as a parameter`);
  }
}

function checkContent(
  holder: unknown,
  at: (string | number)[],
  schemas: JsonObject,
  report: Report,
): void {
  const content = isObject(holder) && isObject(holder['content']) ? holder['content'] : {};
  for (const [type, media] of Object.entries(content)) {
    if (!/^[^/\s;*]+\/[^/\s;*]+$/.test(type))
      report([...at, 'content', type], `${type} is not a plain media type`);
    const schema = isObject(media) ? media['schema'] : undefined;
    if (isObject(schema)) checkReference(schema['$ref'], [...at, 'content', type], schemas, report);
  }
}

function checkResponses(
  operation: JsonObject,
  at: string[],
  schemas: JsonObject,
  report: Report,
): void {
  const responses = isObject(operation['responses']) ? operation['responses'] : {};
  if (Object.keys(responses).length === 0)
    report([...at, 'responses'], 'the operation has no responses');
  for (const [status, response] of Object.entries(responses)) {
    const where = [...at, 'responses', status];
    if (!/^[1-5]\d\d$/.test(status)) report(where, `"${status}" is not a status code`);
    if (!isObject(response)) continue;
    if (typeof response['description'] !== 'string')
      report(where, `the response ${status} has no description`);
    const headers = isObject(response['headers']) ? Object.keys(response['headers']) : [];
    for (const name of headers)
      if (!NAME.test(name))
        report(where, `the header name "${name}" has characters that are not accepted`);
    checkContent(response, where, schemas, report);
  }
}

function checkSecurity(
  operation: JsonObject,
  at: string[],
  components: JsonObject,
  report: Report,
): void {
  const security = operation['security'];
  if (security === undefined) return;
  const schemes = isObject(components['securitySchemes']) ? components['securitySchemes'] : {};
  const names = Array.isArray(security)
    ? security.filter(isObject).flatMap((one) => Object.keys(one))
    : [];
  if (names.length === 0) report([...at, 'security'], 'the security requirement names no scheme');
  for (const name of names)
    if (!Object.hasOwn(schemes, name))
      report([...at, 'security'], `there is no security scheme "${name}"`);
  const authorizing = names.filter((name) => {
    const scheme = schemes[name];
    return (
      isObject(scheme) &&
      (scheme[`${EXT}authorizer`] !== undefined || scheme[`${EXT}authtype`] !== undefined)
    );
  });
  if (authorizing.length > 1)
    report([...at, 'security'], `a method has one authorizer; these are ${authorizing.join(', ')}`);
}
