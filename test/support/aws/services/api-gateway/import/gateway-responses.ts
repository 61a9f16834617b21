// Gateway responses: what API Gateway itself answers, by type.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html

import { isJson, type Json, objectAt } from '../../../http.js';
import type { ImportContext } from './context.js';

const TYPES = new Set(
  `ACCESS_DENIED API_CONFIGURATION_ERROR AUTHORIZER_CONFIGURATION_ERROR AUTHORIZER_FAILURE BAD_REQUEST_BODY
  BAD_REQUEST_PARAMETERS DEFAULT_4XX DEFAULT_5XX EXPIRED_TOKEN INTEGRATION_FAILURE INTEGRATION_TIMEOUT
  INVALID_API_KEY INVALID_SIGNATURE MISSING_AUTHENTICATION_TOKEN QUOTA_EXCEEDED REQUEST_TOO_LARGE
  RESOURCE_NOT_FOUND THROTTLED UNAUTHORIZED UNSUPPORTED_MEDIA_TYPE WAF_FILTERED`.split(/\s+/),
);
const VALUE =
  /^('[^']*'|method\.request\.(header|querystring|path|multivalueheader|multivaluequerystring)\.[\w.:$-]+|context\.[\w.]+|stageVariables\.\w+)$/;

export function importGatewayResponses(
  document: Json,
  context: ImportContext,
): Record<string, Json> {
  const responses = objectAt(document, 'x-amazon-apigateway-gateway-responses');
  return Object.fromEntries(
    Object.entries(responses).map(([type, value]) => {
      const response = isJson(value) ? value : {};
      check(type, response, context);
      const { responseParameters = {}, responseTemplates = {}, statusCode } = response;
      return [
        type,
        {
          responseType: type,
          defaultResponse: false,
          responseParameters,
          responseTemplates,
          ...(statusCode !== undefined && { statusCode: String(statusCode) }),
        },
      ];
    }),
  );
}

function check(type: string, response: Json, context: ImportContext): void {
  const refuse = (reason: string) =>
    context.error(`Unable to put gateway response '${type}': ${reason}`);
  if (!TYPES.has(type)) refuse(`Invalid response type: ${type}`);
  const { statusCode } = response;
  if (statusCode !== undefined && !/^[1-5]\d\d$/.test(String(statusCode))) {
    refuse(`Invalid status code: ${String(statusCode)}`);
  }
  for (const [name, value] of Object.entries(objectAt(response, 'responseParameters'))) {
    if (!/^gatewayresponse\.header\.[\w.:$-]+$/.test(name) || !VALUE.test(String(value))) {
      refuse(`Invalid mapping expression specified: ${name} = ${String(value)}`);
    }
  }
}
