// `backend: { mock }`: a fixed answer without a back end.

import type { IntegrationKind } from './integration-kind.js';
import { integrationMessages } from './messages.js';
import { timeoutInMillis } from './timeout.js';

export const mock: IntegrationKind<'mock'> = {
  kind: 'mock',
  isProxy: false,
  integration(backend, context) {
    const { operation } = context.route;
    const { status, body } = backend;
    if (!Number.isInteger(status) || status < 100 || status > 599) {
      const at = operation.settings.at.backend ?? operation.at;
      context.report(integrationMessages.report('PLAN-270', at, { status }));
      return undefined;
    }
    return {
      type: 'mock',
      // A mock fails with 500 on media types without a template: refuse them with 415 instead.
      passthroughBehavior: 'never',
      requestTemplates: { 'application/json': JSON.stringify({ statusCode: status }) },
      timeoutInMillis: timeoutInMillis(backend, context),
      responses: {
        default: {
          statusCode: String(status),
          ...(body !== undefined && {
            responseTemplates: { 'application/json': literalJson(body) },
          }),
        },
      },
    };
  },
  permissions: () => [],
};

/** JSON that is no template: `$` and `#` only as escapes. */
function literalJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('$', '\\u0024').replaceAll('#', '\\u0023');
}
