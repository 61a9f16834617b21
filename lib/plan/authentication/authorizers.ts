// The authorizers of the API: one for each native scheme in use, and one for everything that is composed.

import type { AuthorizerSettings } from '../../annotations/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, SecurityScheme } from '../../model/index.js';
import { functionArn } from '../integrations/index.js';
import type { AuthorizerPlan, AwsReferences, FunctionPermission, RoutePlan } from '../types.js';
import { COMPOSED } from './authenticate.js';
import { CALL, invocationUri, schemeBody } from './authorizer-body.js';
import { type AuthorizerContext, composedAuthorizer, ownKeyNotes } from './composed-authorizer.js';
import { authenticationMessages } from './messages.js';
import type { SchemeKinds } from './scheme-kind.js';

export function planAuthorizers(
  model: ApiModel,
  kinds: SchemeKinds,
  routes: readonly RoutePlan[],
  { references, gateway }: AuthorizerContext,
): { authorizers: AuthorizerPlan[]; diagnostics: Diagnostic[] } {
  const used = new Set(
    routes.flatMap(({ authentication: how }) => (how.kind === 'authorizer' ? how.authorizer : [])),
  );
  const diagnostics: Diagnostic[] = [];
  const authorizers = [...used].flatMap((name): AuthorizerPlan[] => {
    if (name === COMPOSED) {
      const composed = composedAuthorizer(model, kinds, routes, { references, gateway });
      diagnostics.push(...ownKeyNotes(model, composed));
      return [composed];
    }
    const scheme = model.securitySchemes[name];
    const settings = scheme?.settings?.authorizer;
    if (!scheme || !settings) return [];
    if (settings.kind === 'cognito') return [cognitoAuthorizer(scheme, settings)];
    if (settings.kind !== 'lambda') return [];
    if (settings.type === 'token' && settings.ttl > 0) {
      diagnostics.push(
        authenticationMessages.report('PLAN-408', scheme.at, { scheme: name, ttl: settings.ttl }),
      );
    }
    return [lambdaAuthorizer(scheme, settings, references)];
  });
  return { authorizers, diagnostics };
}

/** API Gateway may invoke the user's authorizer functions, as authorizers only. */
export function authorizerPermissions(
  authorizers: readonly AuthorizerPlan[],
): FunctionPermission[] {
  return authorizers.flatMap(({ name, functionArn: arn, at }) =>
    arn === undefined
      ? []
      : [
          {
            id: `authorizer-${alphanumeric(name)}`,
            functionArn: arn,
            sourcePath: 'authorizers/*',
            at,
          },
        ],
  );
}

/** Tells the function which base paths there are in front of the paths that it gets, where there are several. */
export function behindBasePaths(
  authorizers: readonly AuthorizerPlan[],
  shards: readonly { readonly prefix: string }[],
): readonly AuthorizerPlan[] {
  if (shards.length < 2) return authorizers;
  const basePaths = shards.map(({ prefix }) => `/${prefix}`);
  return authorizers.map((one) =>
    one.function
      ? { ...one, function: { ...one.function, config: { ...one.function.config, basePaths } } }
      : one,
  );
}

function cognitoAuthorizer(
  scheme: SecurityScheme,
  settings: Extract<AuthorizerSettings, { kind: 'cognito' }>,
): AuthorizerPlan {
  return {
    name: scheme.name,
    kind: 'cognito',
    serves: [scheme.name],
    schemes: {
      [scheme.name]: schemeBody('Authorization', 'cognito_user_pools', {
        type: 'cognito_user_pools',
        providerARNs: [...settings.userPools],
        authorizerResultTtlInSeconds: settings.ttl,
      }),
    },
    settings,
    ttl: settings.ttl,
    at: scheme.at,
  };
}

function lambdaAuthorizer(
  scheme: SecurityScheme,
  settings: Extract<AuthorizerSettings, { kind: 'lambda' }>,
  references: AwsReferences,
): AuthorizerPlan {
  const arn = functionArn(settings.function, references);
  const { type, ttl } = settings;
  const header = settings.identity
    .find((source) => source.startsWith('header.'))
    ?.slice('header.'.length);
  const sources = [
    ...settings.identity.map(identitySource),
    ...(type === 'request' && ttl > 0 ? CALL : []),
  ];
  return {
    name: scheme.name,
    kind: 'lambda',
    serves: [scheme.name],
    schemes: {
      [scheme.name]: schemeBody(
        type === 'token' ? (header ?? 'Authorization') : 'Unused',
        'custom',
        {
          type,
          authorizerUri: invocationUri(arn, references),
          authorizerResultTtlInSeconds: ttl,
          ...(type === 'request' && sources.length > 0 && { identitySource: sources.join(', ') }),
        },
      ),
    },
    functionArn: arn,
    settings,
    ttl,
    at: scheme.at,
  };
}

const SOURCES: Readonly<Record<string, string>> = {
  header: 'method.request.header',
  query: 'method.request.querystring',
  stage: 'stageVariables',
  context: 'context',
};

/** `header.authorization` as API Gateway writes it. */
function identitySource(source: string): string {
  const at = source.indexOf('.');
  return `${SOURCES[source.slice(0, at)] ?? source.slice(0, at)}.${source.slice(at + 1)}`;
}

function alphanumeric(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '');
}
