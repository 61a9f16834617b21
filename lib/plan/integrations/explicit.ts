// An `x-amazon-apigateway-integration` of the specification, kept as written; only the names of path
// variables that were renamed follow, as they do in the mappings of `backend: { aws }`.

import type { Operation } from '../../model/index.js';
import { isObject } from '../../spec/index.js';
import type { AwsReferences, JsonObject } from '../types.js';

export const INTEGRATION = 'x-amazon-apigateway-integration';

/** The integration that the specification itself gives an operation. */
export function writtenIntegration({ extensions }: Operation): JsonObject | undefined {
  const extension = extensions[INTEGRATION];
  return isObject(extension) ? extension : undefined;
}

/**
 * ARN of the function that an integration or an authorizer invokes; `undefined` where it is none, or one that a role
 * may invoke. What API Gateway replaces at import is replaced here.
 */
export function invokedFunction(
  uri: unknown,
  credentials: unknown,
  { partition, region, accountId }: AwsReferences,
): string | undefined {
  const [, arn] = INVOCATION.exec(typeof uri === 'string' ? uri : '') ?? [];
  if (credentials !== undefined) return undefined;
  return arn
    ?.replaceAll('${AWS::Partition}', partition)
    .replaceAll('${AWS::Region}', region)
    .replaceAll('${AWS::AccountId}', accountId);
}

/** A stage variable in its place: it may be any function, and none can be named in a permission. */
export function isChosenByStage(functionArn: string | undefined): boolean {
  return functionArn?.includes('${stageVariables.') ?? false;
}

/** https://docs.aws.amazon.com/apigateway/latest/api/API_Integration.html, `uri` */
const INVOCATION =
  /:lambda:path\/+[\d-]+\/functions\/([^/]+)\/(?:response-streaming-)?invocations$/;

export function withRenamedVariables(
  integration: JsonObject,
  renamedVariables: Readonly<Record<string, string>>,
): JsonObject {
  const renamed = new Map(Object.entries(renamedVariables));
  if (renamed.size === 0) return integration;
  const rewrite = (text: string) => renameIn(text, renamed);
  const { requestParameters, requestTemplates, cacheKeyParameters } = integration;
  return {
    ...integration,
    ...(isObject(requestParameters) && {
      requestParameters: mapValues(requestParameters, rewrite),
    }),
    ...(isObject(requestTemplates) && { requestTemplates: mapValues(requestTemplates, rewrite) }),
    ...(Array.isArray(cacheKeyParameters) && {
      cacheKeyParameters: cacheKeyParameters.map((one) =>
        typeof one === 'string' ? rewrite(one) : one,
      ),
    }),
  };
}

function renameIn(text: string, renamed: ReadonlyMap<string, string>): string {
  return text
    .replaceAll(/\bmethod\.request\.path\.([A-Za-z0-9._$-]+)/g, (whole, name: string) =>
      renamed.has(name) ? `method.request.path.${renamed.get(name)}` : whole,
    )
    .replaceAll(/\$input\.params\((['"])([^'"]+)\1\)/g, (whole, quote: string, name: string) =>
      renamed.has(name) ? `$input.params(${quote}${renamed.get(name)}${quote})` : whole,
    );
}

function mapValues(object: JsonObject, change: (text: string) => string): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      typeof value === 'string' ? change(value) : value,
    ]),
  );
}
