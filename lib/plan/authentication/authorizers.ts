// The authorizers of the API: one for each native scheme in use, and one for everything that is composed.

import type { AuthorizerSettings } from '../../annotations/index.js';
import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, SecurityScheme } from '../../model/index.js';
import { functionArn } from '../integrations/index.js';
import { authorizerFunctionName } from '../names.js';
import type {
  AuthorizerPlan,
  AwsReferences,
  FunctionPermission,
  JsonObject,
  RoutePlan,
} from '../types.js';
import { COMPOSED } from './authenticate.js';
import { authenticationMessages } from './messages.js';
import { type ComposedCheck, schemeKind } from './scheme-kind.js';

/**
 * Megabytes. CPU comes with memory, and 1,769 MB is one vCPU (AWS Lambda developer guide, "Configure Lambda function
 * memory"). One password takes 0.14 s of a whole one at the default cost of `hashCredential` and 5 s at the highest
 * that is accepted, which with a third of a vCPU would be longer than the function may take. The price is the
 * same: what costs three times as much runs a third as long. More than one vCPU scrypt cannot use, and a
 * signature is checked in a millisecond.
 */
const MEMORY = { signatures: 512, passwords: 1769 };

const AUTHTYPE = 'x-amazon-apigateway-authtype';
const AUTHORIZER = 'x-amazon-apigateway-authorizer';
/**
 * An answer is kept for the same call only: the policy names one method and path, and so does the key it is
 * kept under.
 */
const CALL = ['context.httpMethod', 'context.path'];

interface AuthorizerContext {
  readonly references: AwsReferences;
  /** Name of the gateway, of which that of the function is made. */
  readonly gateway: string;
}

export function planAuthorizers(
  model: ApiModel,
  routes: readonly RoutePlan[],
  { references, gateway }: AuthorizerContext,
): { authorizers: AuthorizerPlan[]; diagnostics: Diagnostic[] } {
  const used = new Set(
    routes.flatMap(({ authentication: how }) => (how.kind === 'authorizer' ? how.authorizer : [])),
  );
  const diagnostics: Diagnostic[] = [];
  const authorizers = [...used].flatMap((name): AuthorizerPlan[] => {
    if (name === COMPOSED) return [composedAuthorizer(model, routes, { references, gateway })];
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

function composedAuthorizer(
  model: ApiModel,
  routes: readonly RoutePlan[],
  { references, gateway }: AuthorizerContext,
): AuthorizerPlan {
  const operations = composedOperations(routes.flatMap((one) => one.collapsed ?? [one]));
  const collapsed = collapsedOperations(routes);
  const alternatives = Object.values(operations).flat();
  const names = [...new Set(alternatives.flatMap(Object.keys))].sort();
  const checks = names.flatMap((name): NamedCheck[] => {
    const scheme = model.securitySchemes[name];
    const kind = scheme && schemeKind(scheme);
    return kind?.kind === 'composed' ? [{ name, check: kind.check }] : [];
  });
  // With answers kept, API Gateway asks for every identity source: only a header that all calls send can be one.
  const onlyHeader = checks.every(({ check }) => check.kind !== 'apiKey');
  const ttl = onlyHeader ? Math.min(...checks.map(({ check }) => check.ttl)) : 0;
  return {
    name: COMPOSED,
    scheme: COMPOSED,
    kind: 'composed',
    serves: names,
    body: schemeBody('Unused', 'custom', {
      type: 'request',
      authorizerUri: invocationUri(references.authorizerFunctionArn(COMPOSED), references),
      authorizerResultTtlInSeconds: ttl,
      ...(ttl > 0 && {
        identitySource: ['method.request.header.Authorization', ...CALL].join(', '),
      }),
    }),
    function: {
      name: authorizerFunctionName(gateway, model.annotations.root.stage),
      config: {
        schemes: Object.fromEntries(checks.map(({ name, check }) => [name, schemeConfig(check)])),
        operations,
        ...(Object.keys(collapsed).length > 0 && { collapsed }),
      },
      secrets: checks.flatMap(secretOf),
      memory: checks.some(({ check }) => check.kind === 'basic')
        ? MEMORY.passwords
        : MEMORY.signatures,
    },
    ttl,
    at: model.securitySchemes[names[0] ?? '']?.at ?? model.at,
  };
}

interface NamedCheck {
  readonly name: string;
  readonly check: ComposedCheck;
}

type Alternatives = readonly Readonly<Record<string, readonly string[]>>[];

/** What the function has to check, by operation: `GET /orders/{id}`. */
/** Greedy methods, with the operations that the function tells apart by path. */
function collapsedOperations(routes: readonly RoutePlan[]): Record<string, readonly string[]> {
  return Object.fromEntries(
    routes.flatMap((route) =>
      route.collapsed &&
      route.authentication.kind === 'authorizer' &&
      route.authentication.authorizer === COMPOSED
        ? [[keyOf(route), route.collapsed.map(keyOf)] as const]
        : [],
    ),
  );
}

function keyOf({ method, resourcePath }: RoutePlan): string {
  return `${method} ${resourcePath}`;
}

function composedOperations(routes: readonly RoutePlan[]): Record<string, Alternatives> {
  return Object.fromEntries(
    routes.flatMap(({ method, resourcePath, authentication: how }) =>
      how.kind === 'authorizer' && how.authorizer === COMPOSED
        ? [[`${method} ${resourcePath}`, how.alternatives]]
        : [],
    ),
  );
}

/** The secret that a check reads; a signature needs none. */
function secretOf({
  name,
  check,
}: NamedCheck): NonNullable<AuthorizerPlan['function']>['secrets'][number][] {
  if (check.kind === 'jwt') return [];
  const arn = 'secret' in check ? check.secret : undefined;
  return [{ scheme: name, kind: check.kind, ...(arn !== undefined && { arn }) }];
}

/** The scheme as the function's configuration has it. */
function schemeConfig(check: ComposedCheck): JsonObject {
  switch (check.kind) {
    case 'jwt': {
      const { ttl: _, ...config } = check;
      return config;
    }
    case 'basic':
      return { kind: 'basic', ...(check.secret !== undefined && { secret: check.secret }) };
    case 'apiKey':
      return { kind: 'apiKey', in: check.in, name: check.name };
  }
}

function cognitoAuthorizer(
  scheme: SecurityScheme,
  settings: Extract<AuthorizerSettings, { kind: 'cognito' }>,
): AuthorizerPlan {
  return {
    name: scheme.name,
    scheme: scheme.name,
    kind: 'cognito',
    serves: [scheme.name],
    body: schemeBody('Authorization', 'cognito_user_pools', {
      type: 'cognito_user_pools',
      providerARNs: [...settings.userPools],
      authorizerResultTtlInSeconds: settings.ttl,
    }),
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
    scheme: scheme.name,
    kind: 'lambda',
    serves: [scheme.name],
    body: schemeBody(type === 'token' ? (header ?? 'Authorization') : 'Unused', 'custom', {
      type,
      authorizerUri: invocationUri(arn, references),
      authorizerResultTtlInSeconds: ttl,
      ...(type === 'request' && sources.length > 0 && { identitySource: sources.join(', ') }),
    }),
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

function schemeBody(name: string, authtype: string, authorizer: JsonObject): JsonObject {
  return { type: 'apiKey', name, in: 'header', [AUTHTYPE]: authtype, [AUTHORIZER]: authorizer };
}

function invocationUri(arn: string, { partition, region }: AwsReferences): string {
  return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}

function alphanumeric(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, '');
}
