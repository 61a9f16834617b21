// `backend: { aws }`: an AWS service behind mapping templates. Only the declared media types get in, and
// errors of the service never reach the caller as they are: they name accounts, queues and tables.

import type { IntegrationContext, IntegrationKind } from './integration-kind.js';
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
    return {
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
  },
  permissions: () => [],
};

function successOf({ statuses }: IntegrationContext): string {
  return [...statuses].sort().find((status) => status.startsWith('2')) ?? '200';
}
