// From event to answer. Every way that does not end in a clear yes ends in a deny policy (403) or in the
// error `Unauthorized`, which API Gateway turns into a 401 and never keeps.

import { apiKeyAuthenticator } from './api-key.js';
import { basicAuthenticator } from './basic.js';
import type { Authenticate } from './check.js';
import type { AuthorizerConfig, AuthorizerScheme } from './config.js';
import { decide } from './decide.js';
import { jwtAuthenticator } from './jwt.js';
import type { Log, LogEntry } from './log.js';
import { type AuthorizerAnswer, allow, deny } from './policy.js';
import { type GatewayRequest, parseRequest, requestIdOf } from './request.js';
import { type FindRoute, routeTable } from './route.js';
import type { SecretReader } from './secrets.js';

/** What the function needs from outside. */
export interface HandlerContext {
  /** May throw; is asked again until it succeeds. */
  readonly config: () => AuthorizerConfig;
  readonly secrets: SecretReader;
  readonly log: Log;
  /** Lets keys come over plain HTTP from this machine. For tests only. */
  readonly allowHttp: boolean;
}

export type Handler = (event: unknown) => Promise<AuthorizerAnswer>;

interface Ready {
  readonly authenticators: ReadonlyMap<string, Authenticate>;
  readonly findRoute: FindRoute;
}

/** Makes the authorizer function. Keys and secrets are kept as long as the function's process lives. */
export function createHandler(context: HandlerContext): Handler {
  let ready: Ready | undefined;
  return async (event) => {
    const log = (entry: Omit<LogEntry, 'requestId'>) =>
      context.log({ requestId: requestIdOf(event), ...entry });
    let stage = 'event';
    try {
      const request = parseRequest(event);
      if (request === undefined) return unauthorized(log, 'event');
      stage = 'config';
      ready ??= prepare(context);
      stage = 'failure';
      return await answer(request, ready, log);
    } catch (error) {
      if (error instanceof Unauthorized) throw error;
      return unauthorized(log, stage);
    }
  };
}

async function answer(
  request: GatewayRequest,
  { authenticators, findRoute }: Ready,
  log: (entry: Omit<LogEntry, 'requestId'>) => void,
): Promise<AuthorizerAnswer> {
  // Which of several would the back end believe?
  if (request.headerValues('authorization').length > 1) {
    return unauthorized(log, 'several-authorization-headers');
  }
  const route = findRoute(request);
  if ('refusal' in route) {
    log({ decision: 'deny', reason: route.refusal });
    return deny(request.methodArn);
  }
  const operation = route.key;
  const decision = await decide(request, route, authenticators);
  switch (decision.outcome) {
    case 'allow':
      log({
        decision: 'allow',
        reason: decision.schemes.length > 0 ? 'accepted' : 'anonymous',
        operation,
        schemes: decision.schemes,
      });
      return allow(request.methodArn, decision);
    case 'forbid':
      log({ decision: 'deny', reason: decision.reason, operation });
      return deny(request.methodArn);
    case 'unauthorized':
      return unauthorized(log, decision.reason, operation);
  }
}

/** API Gateway answers 401 to this very message and 500 to any other. */
class Unauthorized extends Error {
  constructor() {
    super('Unauthorized');
  }
}

function unauthorized(
  log: (entry: Omit<LogEntry, 'requestId'>) => void,
  reason: string,
  operation?: string,
): never {
  log({ decision: 'unauthorized', reason, ...(operation !== undefined && { operation }) });
  throw new Unauthorized();
}

function prepare(context: HandlerContext): Ready {
  const config = context.config();
  const authenticators = Object.entries(config.schemes).map(
    ([name, scheme]) => [name, authenticatorOf(scheme, context)] as const,
  );
  return { authenticators: new Map(authenticators), findRoute: routeTable(config) };
}

function authenticatorOf(scheme: AuthorizerScheme, context: HandlerContext): Authenticate {
  switch (scheme.kind) {
    case 'jwt':
      return jwtAuthenticator(scheme, context);
    case 'basic':
      return basicAuthenticator(scheme.secret ?? '', context.secrets);
    case 'apiKey':
      return apiKeyAuthenticator(scheme, scheme.secret ?? '', context.secrets);
  }
}
