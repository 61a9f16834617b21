// An `x-amazon-apigateway-integration` of the specification, kept as written; only the names of path
// variables that were renamed follow, as they do in the mappings of `backend: { aws }`.

import type { Operation } from '../../model/index.js';
import { isObject } from '../../spec/index.js';
import type { JsonObject } from '../types.js';

export const INTEGRATION = 'x-amazon-apigateway-integration';

/** The integration that the specification itself gives an operation. */
export function writtenIntegration({ extensions }: Operation): JsonObject | undefined {
  const extension = extensions[INTEGRATION];
  return isObject(extension) ? extension : undefined;
}

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
