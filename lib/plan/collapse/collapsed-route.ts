// How a method of a greedy resource is served, out of how each operation behind it would be.

import type { Throttle } from '../../annotations/index.js';
import { type Diagnostic, hasErrors } from '../../diagnostics/index.js';
import type { Operation } from '../../model/index.js';
import { COMPOSED, openness, UNCACHED } from '../authentication/index.js';
import { templateOf } from '../paths/index.js';
import type { Authentication, RoutePlan } from '../types.js';
import { nameOf } from './collapse-paths.js';
import { collapseMessages } from './messages.js';

/** `members`: the routes that the operations would have by themselves, whatever their paths. */
export function collapsedRoute(
  operation: Operation,
  path: Pick<RoutePlan, 'resourcePath' | 'renamedVariables'>,
  members: readonly RoutePlan[],
): { readonly route?: RoutePlan; readonly diagnostics: readonly Diagnostic[] } {
  const [first] = members;
  if (!first) return { diagnostics: [] };
  const { authentication, problem } = oneAuthentication(members);
  const collapsed = members.map(
    (one): RoutePlan => ({
      ...one,
      resourcePath: templateOf(one.operation.path),
      validation: 'none',
    }),
  );
  const throttle = lowest(members.flatMap((one) => one.throttle ?? []));
  const diagnostics = [problem ?? lossOf(operation, path.resourcePath, members, authentication)];
  if (!authentication || hasErrors(diagnostics)) return { diagnostics };
  const route: RoutePlan = {
    operation,
    method: first.method,
    ...path,
    authentication,
    ...(first.backend && { backend: first.backend }),
    validation: 'none',
    ...(throttle && { throttle }),
    dataClasses: union(members.map((one) => one.dataClasses)),
    answeredClasses: union(members.map((one) => one.answeredClasses)),
    collapsed,
  };
  return { route, diagnostics };
}

/** The same for all, or what the composed authorizer tells apart by path. */
function oneAuthentication(members: readonly RoutePlan[]): {
  readonly authentication?: Authentication;
  readonly problem?: Diagnostic;
} {
  const [first, ...others] = members;
  if (!first) return {};
  const other = others.find((one) => identityOf(one) !== identityOf(first));
  if (other) {
    const params = {
      operation: nameOf(other.operation),
      other: nameOf(first.operation),
      what: 'they ask for different authentication, which one method cannot tell apart',
    };
    const related = [{ at: first.operation.securityAt, message: `that of ${params.other}` }];
    const at = other.operation.securityAt;
    return { problem: collapseMessages.report('PLAN-344', at, params, related) };
  }
  const same = sameShape(members);
  if (same) return { problem: same };
  const { authentication } = first;
  if (authentication.kind === 'none')
    return {
      authentication: {
        kind: 'none',
        ...commonReason(members.map(({ authentication: how }) => openness(how))),
      },
    };
  return { authentication: togetherOf(authentication, members) };
}

/** What one method asks for that serves them all. */
function togetherOf(first: Authentication, members: readonly RoutePlan[]): Authentication {
  if (first.kind !== 'authorizer') return first;
  const all = members.flatMap(({ authentication: how }) =>
    how.kind === 'authorizer' ? [how] : [],
  );
  const alternatives = new Map(
    all.flatMap((how) => how.alternatives).map((one) => [JSON.stringify(one), one]),
  );
  const open = all.flatMap(({ anonymous }) => anonymous ?? []);
  return {
    ...first,
    // Answers of one that must not be kept are not kept for any.
    scheme: all.some(({ scheme }) => scheme === UNCACHED) ? UNCACHED : first.scheme,
    alternatives: [...alternatives.values()],
    ...(open.length > 0 && { anonymous: commonReason(open) }),
  };
}

/** All reasons, or none where one is missing. */
function commonReason(open: readonly ({ readonly reason?: string } | undefined)[]): {
  readonly reason?: string;
} {
  const reasons = open.map((one) => one?.reason);
  if (reasons.includes(undefined)) return {};
  return { reason: [...new Set(reasons)].join('; ') };
}

/** Two operations that no path tells apart must ask for the same. */
function sameShape(members: readonly RoutePlan[]): Diagnostic | undefined {
  const shapes = new Map<string, RoutePlan>();
  for (const one of members) {
    const shape = templateOf(one.operation.path).replaceAll(/\{[^{}+]*/g, '{');
    const other = shapes.get(shape) ?? one;
    shapes.set(shape, other);
    if (JSON.stringify(other.authentication) === JSON.stringify(one.authentication)) continue;
    const params = {
      operation: nameOf(one.operation),
      other: nameOf(other.operation),
      what: 'their paths are the same, but they ask for different authentication',
    };
    return collapseMessages.report('PLAN-344', one.operation.securityAt, params);
  }
  return undefined;
}

/** What must be alike. The composed authorizer checks by path; any other sees one method. */
function identityOf({ authentication: how }: RoutePlan): string {
  if (how.kind === 'none') return how.kind;
  if (how.kind === 'authorizer' && how.authorizer === COMPOSED)
    return JSON.stringify([how.authorizer, how.apiKey]);
  return JSON.stringify(how);
}

function lossOf(
  operation: Operation,
  path: string,
  members: readonly RoutePlan[],
  authentication: Authentication | undefined,
): Diagnostic {
  const unchecked = !(
    authentication?.kind === 'authorizer' && authentication.authorizer === COMPOSED
  );
  const related = members.flatMap((one) => {
    const lost = losses(one);
    if (lost.length === 0) return [];
    const message = `${nameOf(one.operation)} loses ${lost.join(', ')}`;
    return [{ at: one.operation.at.key(), message }];
  });
  const params = { count: members.length, path: `${members[0]?.method} ${path}`, unchecked };
  if (related.length === 0 && !unchecked)
    return collapseMessages.report('PLAN-347', operation.at.key(), params);
  return collapseMessages.report('PLAN-343', operation.at.key(), params, related);
}

function losses({ operation, validation, throttle, cache }: RoutePlan): string[] {
  const { parameters, requestBody } = operation;
  const checks = (what: 'body' | 'parameters') => validation === 'all' || validation === what;
  const required = parameters.some((one) => one.required && one.in !== 'path');
  return [
    ...(checks('body') && requestBody ? ['the validation of its body'] : []),
    ...(checks('parameters') && required ? ['the check of its required parameters'] : []),
    ...(throttle ? [`its throttle of ${throttle.rate}/s, burst ${throttle.burst}`] : []),
    ...(cache ? [`its cache of ${cache.ttl} s`] : []),
  ];
}

function lowest(throttles: readonly Throttle[]): Throttle | undefined {
  if (throttles.length === 0) return undefined;
  return {
    rate: Math.min(...throttles.map(({ rate }) => rate)),
    burst: Math.min(...throttles.map(({ burst }) => burst)),
  };
}

function union<T extends string>(lists: readonly (readonly T[])[]): T[] {
  return [...new Set(lists.flat())].sort();
}
