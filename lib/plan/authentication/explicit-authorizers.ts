// Authorizers that the specification itself writes as extensions: Portcullis lets API Gateway invoke their functions, as
// authorizers only.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { isObject } from '../../spec/index.js';
import {
  integrationMessages,
  invokedFunction,
  isChosenByStage,
  statementId,
} from '../integrations/index.js';
import type { AwsReferences, FunctionPermission, RoutePlan } from '../types.js';

const AUTHORIZER = 'x-amazon-apigateway-authorizer';

export function explicitAuthorizerPermissions(
  model: ApiModel,
  routes: readonly RoutePlan[],
  references: AwsReferences,
): FunctionPermission[] {
  return invoked(model, routes, references)
    .filter(({ functionArn }) => !isChosenByStage(functionArn))
    .map(({ name, functionArn, at }) => ({
      id: statementId('authorizer', name),
      functionArn,
      sourcePath: 'authorizers/*',
      at,
    }));
}

/** Those that nobody can give a permission. */
export function explicitAuthorizerProblems(
  model: ApiModel,
  routes: readonly RoutePlan[],
  references: AwsReferences,
): Diagnostic[] {
  return invoked(model, routes, references)
    .filter(({ functionArn }) => isChosenByStage(functionArn))
    .map(({ name, at }) =>
      integrationMessages.report('PLAN-275', at, { what: `the authorizer \`${name}\`` }),
    );
}

interface Invoked {
  readonly name: string;
  readonly functionArn: string;
  readonly at: Location;
}

function invoked(
  { securitySchemes }: ApiModel,
  routes: readonly RoutePlan[],
  references: AwsReferences,
): Invoked[] {
  const used = new Set(
    routes.flatMap(({ authentication: how }) => (how.kind === 'extension' ? how.scheme : [])),
  );
  return Object.values(securitySchemes).flatMap(({ name, extensions, at }) => {
    const authorizer = extensions[AUTHORIZER];
    if (!used.has(name) || !isObject(authorizer)) return [];
    const { authorizerUri, authorizerCredentials } = authorizer;
    const functionArn = invokedFunction(authorizerUri, authorizerCredentials, references);
    return functionArn === undefined
      ? []
      : [{ name, functionArn, at: at.child(AUTHORIZER, 'authorizerUri') }];
  });
}
