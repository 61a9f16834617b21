// The integration of one sketched operation, with everything that was said about it.

import type { Backend } from '../../../lib/annotations/index.js';
import type { Diagnostic } from '../../../lib/diagnostics/index.js';
import {
  type IntegrationContext,
  integrationOf,
  planVpcLinks,
} from '../../../lib/plan/integrations/index.js';
import { lowerParameters } from '../../../lib/plan/parameters/index.js';
import { type OperationSketch, operation, references, routeOf } from '../model-builder.js';

export function integrate(
  backend: Backend,
  route = 'get /orders/{id}',
  sketch: OperationSketch = {},
  endpoint: 'regional' | 'edge' = 'regional',
  securitySchemes: IntegrationContext['securitySchemes'] = {},
) {
  const found = routeOf(operation(route, { ...sketch, settings: { backend, ...sketch.settings } }));
  const diagnostics: Diagnostic[] = [];
  const context: IntegrationContext = {
    route: found,
    securitySchemes,
    backendPath: found.resourcePath.replace('+}', '}'),
    references,
    parameters: lowerParameters(found).parameters,
    statuses: found.operation.responses.map(({ status }) => status),
    endpoint,
    links: planVpcLinks([found]),
    report: (one) => void diagnostics.push(one),
  };
  return {
    integration: integrationOf(backend, context),
    context,
    diagnostics,
    codes: () => diagnostics.map(({ code }) => code),
  };
}

export const http = (url: string, timeout = 10): Backend => ({ kind: 'http', url, timeout });
