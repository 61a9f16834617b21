// API Gateway validates a body only when its Content-Type names a model: any other type would pass unseen. So
// the web ACL lets only those types through to operations whose bodies are validated.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import { validatedContentTypes, validatesBody } from '../responses/index.js';
import { settingsMessages } from '../settings-messages.js';
import type { RoutePlan } from '../types.js';
import { anchored, pathPattern } from './paths.js';
import { and, LONGEST_REGEX, largerThan, matches, not, or, type Statement } from './statements.js';

/** More groups would cost too much capacity. */
const MOST_GROUPS = 12;
const WITH_BODY = '^(POST|PUT|PATCH|DELETE)$';

/** Statements that match a request to a validated operation with a type that would not be validated. */
export function unvalidatedTypes(
  model: ApiModel,
  routes: readonly RoutePlan[],
): { statements: Statement[]; diagnostics: Diagnostic[] } {
  const withBody = routes.filter(
    ({ operation }) => (operation.requestBody?.content.length ?? 0) > 0,
  );
  const { basePath } = model.annotations.root.domain ?? {};
  const groups = groupByTypes(model, withBody);
  if (groups.size === 0) return { statements: [], diagnostics: [] };
  const [only] = groups;
  const everywhere = groups.size === 1 && only && only[1].length === withBody.length;
  if (only && everywhere)
    return { statements: [refuse(only[0], matches('Method', WITH_BODY))], diagnostics: [] };
  const chunks = [...groups].flatMap(([types, members]) =>
    chunked(members, basePath).map((part) => [types, part] as const),
  );
  if (chunks.length <= MOST_GROUPS) {
    const statements = chunks.map(([types, part]) =>
      refuse(
        types,
        and(
          matches('Method', methodsOf(part)),
          matches('UriPath', anchored(patternsOf(part), basePath)),
        ),
      ),
    );
    return { statements, diagnostics: [] };
  }
  const all = [
    ...new Set(
      withBody.flatMap(
        ({ operation }) => operation.requestBody?.content.map(({ type }) => bare(type)) ?? [],
      ),
    ),
  ].sort();
  return {
    statements: [refuse(all.join(' '), matches('Method', WITH_BODY))],
    diagnostics: [
      settingsMessages.report('PLAN-458', model.annotations.root.at, { count: chunks.length }),
    ],
  };
}

/** Whether the body of a route is validated when its media type says so. */
export function hasValidatedBody(route: RoutePlan): boolean {
  return (route.operation.requestBody?.content.length ?? 0) > 0 && validatesBody(route);
}

/** Routes whose body is validated, by the types that are: a space between them. */
function groupByTypes(model: ApiModel, routes: readonly RoutePlan[]): Map<string, RoutePlan[]> {
  const groups = new Map<string, RoutePlan[]>();
  for (const route of routes.filter(validatesBody)) {
    const types = validatedContentTypes(model, [route]).join(' ');
    if (types !== '') groups.set(types, [...(groups.get(types) ?? []), route]);
  }
  return groups;
}

/** Only of requests with a body: one without has no media type either, as DELETE mostly. */
function refuse(types: string, where: Statement): Statement {
  const allowed = typePatterns(types).map((pattern) =>
    matches({ header: 'content-type' }, pattern, { lowercase: true }),
  );
  return and(where, largerThan('Body', 0), not(or(...allowed)));
}

/** Expressions that match the types, as many types in each as fit. */
function typePatterns(types: string): string[] {
  const groups: string[] = [];
  for (const type of types.split(' ').map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))) {
    const longer = `${groups.at(-1)}|${type}`;
    if (groups.length > 0 && pattern(longer).length <= LONGEST_REGEX) groups.splice(-1, 1, longer);
    else groups.push(type);
  }
  return groups.map(pattern);
}

function pattern(names: string): string {
  return `^(${names})\\s*(;.*)?$`;
}

/** As many routes as fit one expression. */
function chunked(routes: readonly RoutePlan[], basePath: string | undefined): RoutePlan[][] {
  const chunks: RoutePlan[][] = [];
  for (const route of routes) {
    const last = chunks.at(-1);
    if (
      last &&
      last[0]?.method === route.method &&
      anchored(patternsOf([...last, route]), basePath).length <= LONGEST_REGEX
    )
      last.push(route);
    else chunks.push([route]);
  }
  return chunks;
}

function patternsOf(routes: readonly RoutePlan[]): string[] {
  return routes.map(({ resourcePath }) => pathPattern(resourcePath));
}

function methodsOf(routes: readonly RoutePlan[]): string {
  const [route] = routes;
  return route?.method === 'ANY' ? WITH_BODY : `^${route?.method ?? ''}$`;
}

function bare(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}
