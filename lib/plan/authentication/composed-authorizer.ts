// The authorizer whose function comes with Portcullis. It is written into the body twice where answers about some
// operations can be kept and those about others cannot; the function is one.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import { authorizerFunctionName } from '../names.js';
import type {
  Authentication,
  AuthorizerPlan,
  AwsReferences,
  JsonObject,
  RoutePlan,
} from '../types.js';
import { COMPOSED, UNCACHED } from './authenticate.js';
import { CALL, invocationUri, schemeBody } from './authorizer-body.js';
import { authenticationMessages } from './messages.js';
import { type ComposedCheck, type SchemeKinds, schemeKind } from './scheme-kind.js';

/**
 * Megabytes. CPU comes with memory, and 1,769 MB is one vCPU (AWS Lambda developer guide, "Configure Lambda function
 * memory"). One password takes 0.14 s of a whole one at the default cost of `hashCredential` and 5 s at the highest
 * that is accepted, which with a third of a vCPU would be longer than the function may take. The price is the
 * same: what costs three times as much runs a third as long. More than one vCPU scrypt cannot use, and a
 * signature is checked in a millisecond.
 */
const MEMORY = { signatures: 512, passwords: 1769 };

export interface AuthorizerContext {
  readonly references: AwsReferences;
  /** Name of the gateway, of which that of the function is made. */
  readonly gateway: string;
}

export function composedAuthorizer(
  model: ApiModel,
  kinds: SchemeKinds,
  routes: readonly RoutePlan[],
  { references, gateway }: AuthorizerContext,
): AuthorizerPlan {
  const served = routes.flatMap((one) => one.collapsed ?? [one]).filter(isComposed);
  const names = schemesOf(served).sort();
  const checks = checksOf(names, kinds);
  const kept = checksOf(schemesOf(routes.filter(isComposed).filter(isCached)), kinds);
  const ttl = kept.length > 0 ? Math.min(...kept.map(({ check }) => check.ttl)) : 0;
  const authorizer = {
    type: 'request',
    authorizerUri: invocationUri(references.authorizerFunctionArn(COMPOSED), references),
  };
  return {
    name: COMPOSED,
    kind: 'composed',
    serves: names,
    schemes: {
      [COMPOSED]: schemeBody('Unused', 'custom', {
        ...authorizer,
        authorizerResultTtlInSeconds: ttl,
        identitySource: ['method.request.header.Authorization', ...CALL].join(', '),
      }),
      // Without identity sources the function is called for callers without credentials too.
      [UNCACHED]: schemeBody('Unused', 'custom', {
        ...authorizer,
        authorizerResultTtlInSeconds: 0,
      }),
    },
    function: {
      name: authorizerFunctionName(gateway, model.annotations.root.stage),
      config: functionConfig(routes, served, checks),
      secrets: checks.flatMap(secretOf),
      memory: checks.some(({ check }) => check.kind === 'basic')
        ? MEMORY.passwords
        : MEMORY.signatures,
    },
    ttl,
    at: model.securitySchemes[names[0] ?? '']?.at ?? model.at,
  };
}

/** Keys in x-api-key that are not those of API Gateway. */
export function ownKeyNotes(
  { securitySchemes }: ApiModel,
  { serves, function: made }: AuthorizerPlan,
): Diagnostic[] {
  return serves.flatMap((name) => {
    const scheme = securitySchemes[name];
    if (!scheme || schemeKind(scheme).kind !== 'key') return [];
    const params = { scheme: name, secret: `${made?.name}/${name}` };
    return [authenticationMessages.report('PLAN-412', scheme.at, params)];
  });
}

interface NamedCheck {
  readonly name: string;
  readonly check: ComposedCheck;
}

type ComposedRoute = RoutePlan & {
  readonly authentication: Extract<Authentication, { kind: 'authorizer' }>;
};

function isComposed(route: RoutePlan): route is ComposedRoute {
  const { authentication: how } = route;
  return how.kind === 'authorizer' && how.authorizer === COMPOSED;
}

function isCached({ authentication }: ComposedRoute): boolean {
  return authentication.scheme === COMPOSED;
}

function schemesOf(routes: readonly ComposedRoute[]): string[] {
  const alternatives = routes.flatMap(({ authentication }) => authentication.alternatives);
  return [...new Set(alternatives.flatMap(Object.keys))];
}

function checksOf(names: readonly string[], kinds: SchemeKinds): NamedCheck[] {
  return names.flatMap((name) => {
    const kind = kinds.get(name);
    return kind?.kind === 'composed' ? [{ name, check: kind.check }] : [];
  });
}

/**
 * What the function has to check, by operation: `GET /orders/{id}`. `served` are the operations by themselves, which the
 * function tells apart by path where a greedy method serves several.
 */
function functionConfig(
  routes: readonly RoutePlan[],
  served: readonly ComposedRoute[],
  checks: readonly NamedCheck[],
): JsonObject {
  const optional = served.filter(({ authentication }) => authentication.anonymous).map(keyOf);
  const collapsed = routes
    .filter(isComposed)
    .flatMap((route) => (route.collapsed ? [[keyOf(route), route.collapsed.map(keyOf)]] : []));
  return {
    schemes: Object.fromEntries(checks.map(({ name, check }) => [name, schemeConfig(check)])),
    operations: Object.fromEntries(
      served.map((route) => [keyOf(route), route.authentication.alternatives]),
    ),
    ...(optional.length > 0 && { optional }),
    ...(collapsed.length > 0 && { collapsed: Object.fromEntries(collapsed) }),
  };
}

function keyOf({ method, resourcePath }: RoutePlan): string {
  return `${method} ${resourcePath}`;
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
