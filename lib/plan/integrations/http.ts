// `backend: { http }`: requests are passed on to an address, with the operation's path appended.

import type { Backend } from '../../annotations/index.js';
import { pathVariables } from '../parameters/index.js';
import type { JsonObject } from '../types.js';
import type { IntegrationContext, IntegrationKind } from './integration-kind.js';
import { integrationMessages } from './messages.js';
import { timeoutInMillis } from './timeout.js';

export const http: IntegrationKind<'http'> = {
  kind: 'http',
  isProxy: true,
  integration: (backend, context) => httpProxy(backend, context),
  permissions: () => [],
};

/** What HTTP back ends in the open and behind a VPC link have in common. */
export function httpProxy(
  backend: Extract<Backend, { url: string }>,
  context: IntegrationContext,
): JsonObject | undefined {
  const uri = addressOf(backend.url, context);
  if (uri === undefined) return undefined;
  const used = new Set(placeholders(uri));
  const mappings = pathVariables(context.route.resourcePath)
    .filter((name) => used.has(name))
    .map((name) => [`integration.request.path.${name}`, `method.request.path.${name}`]);
  return {
    type: 'http_proxy',
    httpMethod: context.route.method,
    uri,
    passthroughBehavior: 'when_no_match',
    timeoutInMillis: timeoutInMillis(backend, context),
    ...(mappings.length > 0 && { requestParameters: Object.fromEntries(mappings) }),
  };
}

/** Placeholders of an address; `${stageVariables.host}` and Terraform references are none. */
function placeholders(url: string): string[] {
  return [...url.matchAll(/(?<!\$)\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}

function addressOf(url: string, context: IntegrationContext): string | undefined {
  const { operation, renamedVariables, resourcePath } = context.route;
  const at = operation.settings.at.backend ?? operation.at;
  if (!/^https?:\/\/[^/?#]+/i.test(url) && !url.startsWith('${')) {
    context.report(integrationMessages.report('PLAN-261', at, { url }));
    return undefined;
  }
  const part = url.includes('#')
    ? 'fragment'
    : url.replaceAll(/\$\{[^}]*\}/g, '').includes('?')
      ? 'query'
      : undefined;
  if (part) {
    context.report(integrationMessages.report('PLAN-262', at, { url, part }));
    return undefined;
  }
  // An address with variables of its own is complete: it says where they go.
  if (placeholders(url).length === 0) return `${url.replace(/\/+$/, '')}${context.backendPath}`;
  const renamed = new Map(Object.entries(renamedVariables));
  const complete = url.replaceAll(
    /(?<!\$)\{([^{}]+)\}/g,
    (_, name: string) => `{${renamed.get(name) ?? name}}`,
  );
  const variables = new Set(pathVariables(resourcePath));
  if (placeholders(complete).every((name) => variables.has(name))) return complete;
  context.report(integrationMessages.report('PLAN-271', at, { operation: operation.id, url }));
  return undefined;
}
