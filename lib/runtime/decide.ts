// Puts the schemes' answers together: alternatives are OR, the schemes of one are AND. A scheme is asked
// at most once per request. When nothing accepts, tells "who are you" (401) from "not you" (403). Where
// authentication is optional, whoever sends no credential at all is let in; a wrong one is refused all the same.

import type { Authenticate, Check, Identity } from './check.js';
import type { Alternative } from './config.js';
import type { GatewayRequest } from './request.js';

export type Decision =
  | {
      readonly outcome: 'allow';
      /** In the order of the alternative; none: nobody is known, and nobody has to be. */
      readonly schemes: readonly string[];
      readonly identities: readonly Identity[];
    }
  /** The caller is known, and may not do this. */
  | { readonly outcome: 'forbid'; readonly reason: string }
  | { readonly outcome: 'unauthorized'; readonly reason: string };

/** What an operation asks for. */
export interface Asked {
  readonly alternatives: readonly Alternative[];
  /** Whether callers without any credential of the alternatives are let in too. */
  readonly isOptional: boolean;
}

/** Decides one request. No alternative means no. */
export async function decide(
  request: GatewayRequest,
  { alternatives, isOptional }: Asked,
  authenticators: ReadonlyMap<string, Authenticate>,
): Promise<Decision> {
  const checks = new Map<string, Promise<Check>>();
  const check = (scheme: string): Promise<Check> => {
    const running = checks.get(scheme) ?? ask(request, authenticators.get(scheme));
    checks.set(scheme, running);
    return running;
  };
  const decisions: Decision[] = [];
  for (const alternative of alternatives) {
    const decision = await tryAlternative(alternative, check);
    if (decision.outcome === 'allow') return decision;
    decisions.push(decision);
  }
  if (isOptional && (await sendsNothing(alternatives, check))) {
    return { outcome: 'allow', schemes: [], identities: [] };
  }
  return (
    decisions.find(({ outcome }) => outcome === 'forbid') ??
    // Wrong credentials explain more than absent ones.
    decisions.find((decision) => 'reason' in decision && decision.reason !== 'no-credential') ??
    decisions[0] ?? { outcome: 'forbid', reason: 'no-alternative' }
  );
}

/** Part of an alternative, or a credential of another scheme, is an attempt that failed: it is not overlooked. */
async function sendsNothing(
  alternatives: readonly Alternative[],
  check: (scheme: string) => Promise<Check>,
): Promise<boolean> {
  const schemes = [...new Set(alternatives.flatMap(Object.keys))];
  const answers = await Promise.all(schemes.map(check));
  return answers.length > 0 && answers.every(({ verdict }) => verdict === 'missing');
}

async function tryAlternative(
  alternative: Alternative,
  check: (scheme: string) => Promise<Check>,
): Promise<Decision> {
  const identities: Identity[] = [];
  let lacksScope = false;
  for (const [scheme, scopes] of Object.entries(alternative)) {
    const answer = await check(scheme);
    if (answer.verdict === 'refused') return { outcome: 'unauthorized', reason: answer.reason };
    if (answer.verdict !== 'accepted') return { outcome: 'unauthorized', reason: 'no-credential' };
    lacksScope ||= !scopes.every((scope) => answer.identity.scopes.includes(scope));
    identities.push(answer.identity);
  }
  if (identities.length === 0) return { outcome: 'forbid', reason: 'no-alternative' };
  if (lacksScope) return { outcome: 'forbid', reason: 'scope' };
  return { outcome: 'allow', schemes: Object.keys(alternative), identities };
}

/** A scheme that fails (its secret cannot be read, for example) refuses; another alternative may still accept. */
async function ask(
  request: GatewayRequest,
  authenticate: Authenticate | undefined,
): Promise<Check> {
  if (authenticate === undefined) return { verdict: 'refused', reason: 'unknown-scheme' };
  try {
    return await authenticate(request);
  } catch {
    return { verdict: 'refused', reason: 'scheme-failed' };
  }
}
