// Cross-origin requests: an `OPTIONS` method for each path that allows them, answered by API Gateway itself,
// and the headers of answers that API Gateway makes.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html

import type { Cors } from '../annotations/index.js';
import { type Diagnostic, defineCatalogue, message } from '../diagnostics/index.js';
import { isObject } from '../spec/index.js';
import { corsHeaders } from './integrations/index.js';
import { pathVariables } from './parameters/index.js';
import type { JsonObject, RoutePlan } from './types.js';

export const corsMessages = defineCatalogue({
  'PLAN-340': message<{ path: string }>({
    severity: 'warning',
    message: ({ path }) =>
      `\`cors\` does not answer OPTIONS ${path}: it is in the specification, so preflight requests go to its back end`,
    hint: () =>
      'remove the operation to have API Gateway answer them, or write `cors: false` on the path and leave all of it to the back end',
  }),
  'PLAN-341': message<{ path: string; first: string; other: string }>({
    severity: 'warning',
    message: ({ path, first, other }) =>
      `${first} and ${other} of ${path} have different \`cors\`; a path answers preflight requests once, with those of ${first}`,
    hint: () => 'set `cors` at the path item instead',
  }),
  'PLAN-342': message<{ origin: string; count: number }>({
    severity: 'info',
    message: ({ origin, count }) =>
      `answers that API Gateway makes itself, such as 401, name only the first of ${count} origins: ${origin}`,
    hint: () =>
      'pages of the other origins see such answers as network errors; put the one that matters first',
  }),
});

const ALL_METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];

export interface Preflights {
  /** Resource path → its `options` operation. */
  readonly operations: ReadonlyMap<string, JsonObject>;
  readonly diagnostics: readonly Diagnostic[];
}

export function planPreflights(
  routes: readonly RoutePlan[],
  binaryTypes: readonly string[],
): Preflights {
  const operations = new Map<string, JsonObject>();
  const diagnostics: Diagnostic[] = [];
  for (const [path, ofPath] of byPath(routes)) {
    const withCors = ofPath.filter(({ operation }) => operation.settings.cors !== undefined);
    const [first] = withCors;
    const cors = first?.operation.settings.cors;
    if (!first || !cors) continue;
    const own = ofPath.find(({ method }) => method === 'OPTIONS');
    if (own) {
      diagnostics.push(corsMessages.report('PLAN-340', own.operation.at.key(), { path }));
      continue;
    }
    diagnostics.push(...differences(path, first, withCors));
    operations.set(path, preflight(path, cors, methodsOf(cors, withCors), binaryTypes));
  }
  return { operations, diagnostics };
}

/** VTL that answers with the caller's origin where it is one of several; empty for one origin. */
function originTemplate({ origins }: Cors): string {
  if (origins.length < 2) return '';
  const allowed = origins.map((one) => `$origin == ${JSON.stringify(one)}`).join(' || ');
  return [
    "#set($origin = $input.params('origin'))",
    "#if($origin == '')#set($origin = $input.params('Origin'))#end",
    `#if(${allowed})#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end`,
    '',
  ].join('\n');
}

/** Adds the headers browsers ask for to the answers of an integration that is no proxy. */
export function withCors(integration: JsonObject, cors: Cors): JsonObject {
  const headers = {
    ...corsHeaders(cors),
    ...(cors.expose.length > 0 && {
      'Access-Control-Expose-Headers': `'${cors.expose.join(',')}'`,
    }),
  };
  const added = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, value]),
  );
  const responses = isObject(integration['responses']) ? integration['responses'] : {};
  const changed = Object.entries(responses).map(([pattern, one]) => {
    const response = isObject(one) ? one : {};
    const before = isObject(response['responseParameters']) ? response['responseParameters'] : {};
    const templates = originTemplates(response, cors);
    return [pattern, { ...response, ...templates, responseParameters: { ...added, ...before } }];
  });
  return { ...integration, responses: Object.fromEntries(changed) };
}

function originTemplates(response: JsonObject, cors: Cors): JsonObject {
  const prefix = originTemplate(cors);
  if (prefix === '') return {};
  const given = isObject(response['responseTemplates']) ? response['responseTemplates'] : {};
  const templates = Object.keys(given).length > 0 ? given : { 'application/json': '$input.body' };
  const changed = Object.entries(templates).map(([type, template]) => [
    type,
    `${prefix}${String(template)}`,
  ]);
  return { responseTemplates: Object.fromEntries(changed) };
}

function byPath(routes: readonly RoutePlan[]): Map<string, RoutePlan[]> {
  const paths = new Map<string, RoutePlan[]>();
  for (const route of routes) {
    const found = paths.get(route.resourcePath);
    if (found) found.push(route);
    else paths.set(route.resourcePath, [route]);
  }
  return paths;
}

function methodsOf(cors: Cors, routes: readonly RoutePlan[]): string {
  const given = cors.methods ?? routes.map(({ method }) => method);
  const all = given.flatMap((method) =>
    method === 'ANY' || (method === '*' && cors.credentials) ? ALL_METHODS : [method],
  );
  return [...new Set([...all, 'OPTIONS'])].sort().join(',');
}

function differences(path: string, first: RoutePlan, routes: readonly RoutePlan[]): Diagnostic[] {
  const written = JSON.stringify(first.operation.settings.cors);
  const other = routes.find(({ operation }) => JSON.stringify(operation.settings.cors) !== written);
  if (!other) return [];
  const at = other.operation.settings.at.cors ?? other.operation.at;
  return [corsMessages.report('PLAN-341', at, { path, first: first.method, other: other.method })];
}

function preflight(
  path: string,
  cors: Cors,
  methods: string,
  binaryTypes: readonly string[],
): JsonObject {
  const headers: Record<string, string> = {
    ...corsHeaders(cors),
    'Access-Control-Allow-Methods': `'${methods}'`,
    ...(cors.headers.length > 0 && {
      'Access-Control-Allow-Headers': `'${cors.headers.join(',')}'`,
    }),
    'Access-Control-Max-Age': `'${Math.round(cors.maxAge)}'`,
  };
  const names = Object.keys(headers).map((name) => [name, { schema: { type: 'string' } }]);
  const template = originTemplate(cors);
  const parameters = pathVariables(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    ...(parameters.length > 0 && { parameters }),
    responses: { '204': { description: '204 response', headers: Object.fromEntries(names) } },
    'x-amazon-apigateway-integration': {
      type: 'mock',
      passthroughBehavior: 'when_no_match',
      // Where everything is binary, API Gateway cannot read its own template.
      ...(binaryTypes.includes('*/*') && { contentHandling: 'CONVERT_TO_TEXT' }),
      requestTemplates: { 'application/json': '{"statusCode":204}' },
      responses: {
        default: {
          statusCode: '204',
          responseParameters: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [
              `method.response.header.${name}`,
              value,
            ]),
          ),
          ...(template !== '' && { responseTemplates: { 'application/json': template } }),
        },
      },
    },
  };
}
