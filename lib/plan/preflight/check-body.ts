// Checks a finished import body against everything that makes API Gateway refuse it. Shares no code with
// the lowering, so that a mistake there cannot hide itself here.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html

import { isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';
import { checkMethod } from './check-method.js';
import { checkResources } from './check-resources.js';
import { checkRoot } from './check-root.js';
import { checkSchemas } from './check-schemas.js';
import type { BodyProblem, Report } from './problem.js';

const METHODS = new Set([
  'get',
  'put',
  'post',
  'delete',
  'patch',
  'options',
  'head',
  'x-amazon-apigateway-any-method',
]);
const SIZE = 6 * 1024 * 1024;

/** Every problem, in no particular order; none for a body that API Gateway takes. */
export function checkBody(body: JsonObject): BodyProblem[] {
  const problems = checkStructure(body);
  const bytes = Buffer.byteLength(JSON.stringify(body));
  const message = `the body has ${bytes} bytes; at most ${SIZE} are accepted`;
  return bytes > SIZE ? [{ kind: 'size', path: [], message }, ...problems] : problems;
}

/** All but the size, for which a body has to be written out. */
export function checkStructure(body: JsonObject): BodyProblem[] {
  const problems: BodyProblem[] = [];
  const report: Report = (path, message, kind = 'structure') =>
    problems.push({ kind, path, message });
  checkRoot(body, report);
  const components = isObject(body['components']) ? body['components'] : {};
  checkSchemas(isObject(components['schemas']) ? components['schemas'] : {}, report);
  const paths = isObject(body['paths']) ? body['paths'] : {};
  checkResources(Object.keys(paths), report);
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(isObject(item) ? item : {})) {
      const at = ['paths', path, method];
      if (!METHODS.has(method)) report(at, `"${method}" is not a method of API Gateway`);
      else if (isObject(operation)) checkMethod(path, operation, at, body, report);
    }
  }
  return problems;
}
