// `backend: { aws }`: an AWS service behind mapping templates. Only the declared media types get in, and
// errors of the service never reach the caller as they are: they name accounts, queues and tables.

import type { MethodParameter } from '../parameters/index.js';
import { withRenamedVariables } from './explicit.js';
import type { BackendOf, IntegrationContext, IntegrationKind } from './integration-kind.js';
import { integrationMessages } from './messages.js';
import { timeoutInMillis } from './timeout.js';

const ERROR_BODY = (text: string) => `{"message":"${text}","requestId":"$context.requestId"}`;

export const aws: IntegrationKind<'aws'> = {
  kind: 'aws',
  isProxy: false,
  integration(backend, context) {
    const { partition, region } = context.references;
    const target =
      backend.action === undefined ? `path/${backend.path ?? ''}` : `action/${backend.action}`;
    const hasTemplates = Object.keys(backend.request).length > 0;
    const integration = {
      type: 'aws',
      httpMethod: backend.method,
      uri: `arn:${partition}:apigateway:${region}:${backend.service}:${target.replace('path//', 'path/')}`,
      credentials: backend.role,
      passthroughBehavior: hasTemplates ? 'never' : 'when_no_templates',
      timeoutInMillis: timeoutInMillis(backend, context),
      ...(hasTemplates && { requestTemplates: backend.request }),
      ...(Object.keys(backend.parameters).length > 0 && { requestParameters: backend.parameters }),
      responses: {
        '2\\d{2}': {
          statusCode: successOf(context),
          ...(Object.keys(backend.response).length > 0 && { responseTemplates: backend.response }),
        },
        '4\\d{2}': {
          statusCode: '400',
          responseTemplates: { 'application/json': ERROR_BODY('Bad request') },
        },
        // Anything unexpected is an error of ours, never a success.
        default: {
          statusCode: '500',
          responseTemplates: { 'application/json': ERROR_BODY('Internal server error') },
        },
      },
    };
    const { renamedVariables } = context.route;
    return mapsParameters(backend, context)
      ? withRenamedVariables(integration, renamedVariables)
      : undefined;
  },
  permissions: () => [],
};

/** Whether everything that is mapped is a parameter, or can be declared as one: its name may have no other place. */
function mapsParameters({ parameters }: BackendOf<'aws'>, context: IntegrationContext): boolean {
  const { operation, renamedVariables } = context.route;
  const known = new Map(context.parameters.map(({ name, in: place }) => [name, place]));
  const renamed = new Map(Object.entries(renamedVariables));
  const wrong = Object.values(parameters).filter((source) => {
    const [, kind, name = ''] = REQUEST.exec(source) ?? [];
    if (kind === undefined) return false;
    if (kind === 'path') return known.get(renamed.get(name) ?? name) !== 'path';
    return (known.get(name) ?? PLACES[kind]) !== PLACES[kind];
  });
  const declared = [...known].map(([name, place]) => `${place}.${name}`).join(', ');
  const at = operation.settings.at.backend ?? operation.at;
  for (const source of wrong) {
    const params = { source, operation: operation.id, declared };
    context.report(integrationMessages.report('PLAN-274', at, params));
  }
  return wrong.length === 0;
}

const REQUEST = /^method\.request\.(?:multivalue)?(header|querystring|path)\.(.+)$/;
const PLACES: Readonly<Record<string, MethodParameter['in']>> = {
  header: 'header',
  querystring: 'query',
};

function successOf({ statuses }: IntegrationContext): string {
  return [...statuses].sort().find((status) => status.startsWith('2')) ?? '200';
}
