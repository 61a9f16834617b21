// A test invocation: the request is validated, and a mock integration answers. Nothing else is called.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-validation-set-up.html

import Ajv from 'ajv-draft-04';
import { isJson, type Json, objectAt, textOf } from '../../http.js';
import type { RestInput, RestOperation } from '../../protocols/rest-json.js';
import { methodOf, resourceOf } from './contents.js';
import { badRequest } from './errors.js';
import type { RestApis } from './rest-apis.js';
import type { Definition, Method } from './state.js';

export function testInvocation(apis: RestApis): RestOperation {
  return {
    name: 'TestInvokeMethod',
    method: 'POST',
    path: '/restapis/{api}/resources/{resource}/methods/{method}',
    handle: (input) => {
      const { definition } = apis.of(input);
      const method = methodOf(definition, input);
      const { path } = resourceOf(definition, input);
      const problem = validate(definition, method, path, input);
      const status = problem === undefined ? answer(method) : 400;
      const body = problem === undefined ? '' : JSON.stringify({ message: problem });
      return { status: 200, body: { status, body, headers: {}, latency: 1, log: 'control plane' } };
    },
  };
}

function validate(
  { validators, models }: Definition,
  method: Method,
  path: string,
  { body }: RestInput,
): string | undefined {
  const validator = validators[method.validator ?? ''];
  if (validator?.['validateRequestParameters'] === true) {
    const missing = missingParameters(method, path, body);
    if (missing.length > 0) return `Missing required request parameters: [${missing.join(', ')}]`;
  }
  if (validator?.['validateRequestBody'] !== true) return undefined;
  const headers = objectAt(body, 'headers');
  const type = String(headers['Content-Type'] ?? 'application/json');
  const model = models[method.requestModels[type] ?? ''];
  if (!model) return undefined;
  return conforms(model.schema, Object.values(models), textOf(body['body']) ?? '')
    ? undefined
    : 'Invalid request body';
}

function missingParameters(method: Method, path: string, body: Json): string[] {
  const given = new URL(textOf(body['pathWithQueryString']) ?? path, 'http://localhost');
  const headers = Object.keys(objectAt(body, 'headers')).map((name) => name.toLowerCase());
  return Object.entries(method.requestParameters).flatMap(([key, required]) => {
    const [, kind = '', name = ''] = /^method\.request\.(\w+)\.(.+)$/.exec(key) ?? [];
    const there =
      kind === 'path' ||
      (kind === 'querystring' && given.searchParams.get(name)) ||
      (kind === 'header' && headers.includes(name.toLowerCase()));
    return required && !there ? [name] : [];
  });
}

function conforms(
  schema: string,
  models: readonly { schema: string; name: string }[],
  text: string,
) {
  // The default export of a CommonJS package, as Node and TypeScript see it.
  const ajv = new Ajv.default({ strict: false });
  for (const one of models) ajv.addSchema({ ...JSON.parse(one.schema), id: one.name }, one.name);
  const local = schema.replaceAll(
    /https:\/\/apigateway\.amazonaws\.com\/restapis\/\w+\/models\//g,
    '',
  );
  try {
    return ajv.validate(JSON.parse(local) as object, JSON.parse(text));
  } catch {
    return false;
  }
}

/** The status that a mock's request template sets. */
function answer({ methodIntegration }: Method): number {
  if (methodIntegration?.type !== 'MOCK') throw badRequest('the control plane calls no back end');
  const templates = methodIntegration['requestTemplates'];
  const template = isJson(templates) ? textOf(templates['application/json']) : undefined;
  return Number(/"statusCode"\s*:\s*"?(\d{3})/.exec(template ?? '')?.[1] ?? 500);
}
