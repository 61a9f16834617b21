// Which parameters make up a method's cache key. Variables of the path always do: without them the first
// order that is asked for would be everybody's.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html

import { type CredentialPlace, credentialPlaces } from '../../model/index.js';
import type { MethodParameter } from '../parameters/index.js';
import type { IntegrationContext } from './integration-kind.js';
import { integrationMessages } from './messages.js';

const IN: Readonly<Record<MethodParameter['in'], string>> = {
  path: 'path',
  query: 'querystring',
  header: 'header',
};

/** Credentials that an operation may get without a scheme that describes them. */
const CREDENTIALS: readonly CredentialPlace[] = [
  { in: 'header', name: 'Authorization' },
  { in: 'header', name: 'x-api-key' },
];

/** `cacheKeyParameters` of a route that caches; empty for one that does not. */
export function cacheKeyParameters(context: IntegrationContext): string[] {
  const { cache, operation, renamedVariables } = context.route;
  if (!cache) return [];
  const at = operation.settings.at.cache ?? operation.at;
  const renamed = new Map(Object.entries(renamedVariables));
  const found = new Set<MethodParameter>();
  for (const key of cache.key) {
    const parameter = context.parameters.find((one) => matches(one, key, renamed));
    const credential = credentialOf(key, context);
    if (parameter) found.add(parameter);
    // Credentials are not parameters in OpenAPI, but they do tell callers apart: they are declared for the key.
    else if (credential) found.add({ ...credential, required: false });
    else {
      const declared = context.parameters.map((one) => `${one.in}.${one.name}`).join(', ');
      context.report(
        integrationMessages.report('PLAN-267', at, { key, operation: operation.id, declared }),
      );
    }
  }
  const missing = context.parameters.filter((one) => one.in === 'path' && !found.has(one));
  if (missing.length > 0) {
    const names = missing.map((one) => `path.${one.name}`).join(', ');
    context.report(integrationMessages.report('PLAN-268', at, { names, operation: operation.id }));
  }
  return [...found, ...missing].map((one) => `method.request.${IN[one.in]}.${one.name}`).sort();
}

/** What a security scheme of the operation, not a parameter, describes. */
function credentialOf(
  key: string,
  { route: { operation }, securitySchemes }: IntegrationContext,
): CredentialPlace | undefined {
  const asked = operation.security
    .flatMap(({ schemes }) => schemes)
    .flatMap(({ name }) => securitySchemes[name] ?? [])
    .flatMap(credentialPlaces);
  return [...CREDENTIALS, ...asked].find((one) => matches(one, key, new Map()));
}

function matches(
  parameter: Pick<MethodParameter, 'in' | 'name'>,
  key: string,
  renamed: ReadonlyMap<string, string>,
): boolean {
  const dot = key.indexOf('.');
  const place = key.slice(0, dot);
  const name = key.slice(dot + 1);
  if (place === 'path')
    return parameter.in === 'path' && parameter.name === (renamed.get(name) ?? name);
  if (place === 'header')
    return parameter.in === 'header' && parameter.name.toLowerCase() === name.toLowerCase();
  return (
    (place === 'query' || place === 'querystring') &&
    parameter.in === 'query' &&
    parameter.name === name
  );
}
