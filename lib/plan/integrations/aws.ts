// `backend: { aws }`: an AWS service behind mapping templates. Only the declared media types get in, and
// errors of the service never reach the caller as they are: they name accounts, queues and tables.

import { withRenamedVariables } from './explicit.js';
import type { BackendOf, IntegrationContext, IntegrationKind } from './integration-kind.js';
import { integrationMessages } from './messages.js';
import { requestSource } from './request-source.js';
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
    const asked = requestSource(source);
    if (!asked) return false;
    const { place, name } = asked;
    if (place === 'path') return known.get(renamed.get(name) ?? name) !== place;
    return (known.get(name) ?? place) !== place;
  });
  const declared = [...known].map(([name, place]) => `${place}.${name}`).join(', ');
  const at = operation.settings.at.backend ?? operation.at;
  for (const source of wrong) {
    const params = { source, operation: operation.id, declared };
    context.report(integrationMessages.report('PLAN-274', at, params));
  }
  return wrong.length === 0;
}

function successOf({ statuses }: IntegrationContext): string {
  return [...statuses].sort().find((status) => status.startsWith('2')) ?? '200';
}
