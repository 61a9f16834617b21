// How an authorizer is written into the import body: as a security scheme with an extension.

import type { AwsReferences, JsonObject } from '../types.js';

const AUTHTYPE = 'x-amazon-apigateway-authtype';
const AUTHORIZER = 'x-amazon-apigateway-authorizer';

/**
 * An answer is kept for the same call only: the policy names one method and path, and so does the key it is
 * kept under.
 */
export const CALL = ['context.httpMethod', 'context.path'];

export function schemeBody(name: string, authtype: string, authorizer: JsonObject): JsonObject {
  return { type: 'apiKey', name, in: 'header', [AUTHTYPE]: authtype, [AUTHORIZER]: authorizer };
}

export function invocationUri(arn: string, { partition, region }: AwsReferences): string {
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}
