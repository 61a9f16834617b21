// Integrations and authorizers that a specification writes as extensions of API Gateway, in the shape of those in
// Terraform: what is asked of the ones is asked of the others.

import type { ApiModel } from '../model/index.js';
import { INTEGRATION, writtenIntegration } from '../plan/index.js';
import type { Location } from '../source/index.js';
import {
  type ApiAuthorizer,
  asObject,
  authorizerIn,
  integrationIn,
  isObject,
  type JsonObject,
  type NamedIntegration,
  type Written,
} from './terraform/index.js';

const AUTHORIZER = 'x-amazon-apigateway-authorizer';

export function explicitIntegrations({ operations }: ApiModel): NamedIntegration[] {
  return operations.flatMap((operation) => {
    const object = writtenIntegration(operation);
    if (!object) return [];
    const { id: of, at, method, path } = operation;
    const integration = integrationIn(written(object, at.child(INTEGRATION)), of);
    const name = `${method.toUpperCase()} ${path}`;
    return [{ name, of, generated: false, at, integration }];
  });
}

/** What the answers of such integrations say in a header, at the place where it is mapped. */
export function explicitHeaders(
  { operations }: ApiModel,
  header: string,
): { value: unknown; at: Location }[] {
  const target = `method.response.header.${header}`.toLowerCase();
  return operations.flatMap((operation) =>
    Object.entries(asObject(writtenIntegration(operation)?.['responses'])).flatMap(
      ([pattern, response]) =>
        Object.entries(asObject(asObject(response)['responseParameters']))
          .filter(([name]) => name.toLowerCase() === target)
          .map(([name, value]) => ({
            value,
            at: operation.at.child(INTEGRATION, 'responses', pattern, 'responseParameters', name),
          })),
    ),
  );
}

export function explicitAuthorizers({ securitySchemes }: ApiModel): ApiAuthorizer[] {
  return Object.values(securitySchemes).flatMap(({ name, extensions, parameterName, at }) => {
    const object = extensions[AUTHORIZER];
    if (!isObject(object)) return [];
    const facts = authorizerIn(written(object, at.child(AUTHORIZER)), parameterName);
    return [{ name, of: name, generated: false, at, kind: 'REST', ...facts }];
  });
}

function written(object: JsonObject, at: Location): Written {
  return { object, place: (...path) => at.child(...path) };
}
