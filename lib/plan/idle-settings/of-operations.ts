// Settings of operations and security schemes: beside an `x-amazon-apigateway-*` that takes their place, or of a back end
// that has no use for them.

import type { Backend } from '../../annotations/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, SecurityScheme } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { schemeKind } from '../authentication/index.js';
import { INTEGRATION, isProxied, writtenIntegration } from '../integrations/index.js';
import type { JsonObject, RoutePlan } from '../types.js';
import { REQUEST_VALIDATOR } from '../validators.js';
import { idleMessages } from './messages.js';

export function ofOperations(
  { securitySchemes }: ApiModel,
  routes: readonly RoutePlan[],
): Diagnostic[] {
  const checks = [backendReplaced, cacheKeysReplaced, corsReplaced, validateReplaced];
  return [
    ...routes.flatMap((route) => checks.flatMap((check) => check(route))),
    ...unusedParts(routes),
    ...Object.values(securitySchemes).flatMap(authorizerReplaced),
  ];
}

function backendReplaced({ operation }: RoutePlan): Diagnostic[] {
  const at = ownPlace(operation.at, operation.settings.at.backend);
  if (!at || !writtenIntegration(operation)) return [];
  const why = `${INTEGRATION} takes its place`;
  return [
    idleMessages.report('PLAN-470', at, { what: '`backend`', why, hint: 'remove one of the two' }),
  ];
}

const PLACES: Readonly<Record<string, string>> = { query: 'querystring' };

/** A cache that does not tell parameters apart gives one caller the answer for another. */
function cacheKeysReplaced(route: RoutePlan): Diagnostic[] {
  const { operation, cache } = route;
  const explicit = writtenIntegration(operation);
  if (!explicit || !cache || cache.ttl === 0) return [];
  const asked = [
    ...cache.key,
    ...operation.parameters.filter((one) => one.in === 'path').map(({ name }) => `path.${name}`),
  ];
  const { cacheKeyParameters: given } = explicit;
  const kept = new Set((Array.isArray(given) ? given : []).map((one) => String(one).toLowerCase()));
  const missing = [...new Set(asked)].filter((key) => !kept.has(sourceOf(key).toLowerCase()));
  if (missing.length === 0) return [];
  return [
    idleMessages.report('PLAN-471', operation.settings.at.cache ?? operation.at, {
      what: `${missing.join(', ')} in the key of \`cache\``,
      why: `${INTEGRATION} brings its own \`cacheKeyParameters\`, so that one answer goes to callers who ask for different ones`,
      hint: `add ${missing.map(sourceOf).join(', ')} to \`cacheKeyParameters\` of the extension, or remove \`cache\``,
    }),
  ];
}

/** `query.page` as an integration names it. */
function sourceOf(key: string): string {
  const [place = '', ...name] = key.split('.');
  return `method.request.${PLACES[place] ?? place}.${name.join('.')}`;
}

const ALLOW_ORIGIN = 'method.response.header.access-control-allow-origin';

function corsReplaced(route: RoutePlan): Diagnostic[] {
  const { operation, method } = route;
  const { cors, at } = operation.settings;
  const explicit = writtenIntegration(operation);
  // A proxied back end sends its own headers, and a written OPTIONS is told as such.
  if (!cors || !explicit || isProxied(route) || method === 'OPTIONS') return [];
  const { responses } = explicit;
  const answers = Object.values((responses ?? {}) as JsonObject) as JsonObject[];
  const sent = answers.flatMap(({ responseParameters }) => Object.keys(responseParameters ?? {}));
  if (sent.some((name) => name.toLowerCase() === ALLOW_ORIGIN)) return [];
  const place = ownPlace(operation.at, at.cors) ?? operation.at.child(INTEGRATION).key();
  return [
    idleMessages.report('PLAN-470', place, {
      what: `\`cors\` on the answers of ${method} ${operation.path}`,
      why: `${INTEGRATION} writes them, without Access-Control-Allow-Origin`,
      hint: 'add `method.response.header.Access-Control-Allow-Origin: "\'…\'"` to its `responseParameters`',
    }),
  ];
}

const PARTS = {
  all: ['body', 'parameters'],
  body: ['body'],
  parameters: ['parameters'],
  none: [],
} as const;

function validateReplaced({ operation, validation }: RoutePlan): Diagnostic[] {
  const { validate, at } = operation.settings;
  const place = ownPlace(operation.at, at.validate);
  const name = operation.extensions[REQUEST_VALIDATOR];
  if (!place || typeof name !== 'string' || validation === validate) return [];
  const validated: readonly string[] = PARTS[validation];
  const isWeaker = PARTS[validate].some((part) => !validated.includes(part));
  return [
    idleMessages.report(isWeaker ? 'PLAN-471' : 'PLAN-470', place, {
      what: `\`validate: ${validate}\``,
      why: `${REQUEST_VALIDATOR} names \`${name}\`, which validates ${validated.join(' and ') || 'nothing'}`,
      hint: 'remove one of the two',
    }),
  ];
}

/** What stands at back ends and is for another kind of them, once for each place: many operations inherit theirs. */
function unusedParts(routes: readonly RoutePlan[]): Diagnostic[] {
  const written = new Map<Location, Backend>();
  for (const { backend, operation } of routes) {
    const at = operation.settings.at.backend;
    if (backend && at) written.set(at, backend);
  }
  return [...written].flatMap(([at, backend]) => unusedIn(backend, at));
}

function unusedIn(backend: Backend, at: Location): Diagnostic[] {
  const told = (path: readonly string[], why: string) => {
    const place = at.child(...path);
    const params = { what: `\`${path.at(-1)}\``, why, hint: 'remove it' };
    return place.exists ? [idleMessages.report('PLAN-470', place, params)] : [];
  };
  if (backend.kind === 'mock') return told(['timeout'], 'API Gateway answers at once');
  if (backend.kind !== 'vpcLink') return [];
  const why =
    backend.link === undefined
      ? 'a v1 link leads to its load balancer'
      : `the link ${backend.link} exists, with its own`;
  const unused = backend.version === 'v1' || backend.link !== undefined;
  return unused
    ? ['subnets', 'securityGroups'].flatMap((part) => told(['vpcLink', part], why))
    : [];
}

function authorizerReplaced(scheme: SecurityScheme): Diagnostic[] {
  const { settings, extensions } = scheme;
  if (!settings?.authorizer || schemeKind(scheme).kind !== 'extension') return [];
  const names = Object.keys(extensions).filter((name) => /-auth(orizer|type)$/.test(name));
  return [
    idleMessages.report('PLAN-470', settings.at.child('authorizer'), {
      what: `\`authorizer: { ${settings.authorizer.kind} }\``,
      why: `${names.join(' and ')} of the scheme ${names.length > 1 ? 'take' : 'takes'} its place`,
      hint: 'remove one of the two',
    }),
  ];
}

/** A place that is the operation's own: what is inherited is for others too. */
function ownPlace(operation: Location, place: Location | undefined): Location | undefined {
  return place?.source === operation.source &&
    operation.path.every((key, index) => place.path[index] === key)
    ? place
    : undefined;
}
