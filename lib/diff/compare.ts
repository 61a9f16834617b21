// Two versions of APIs in, what the change means for security out, the worst first.

import { type GatewayPlan, openness, type RoutePlan } from '../plan/index.js';
import { apiFacets } from './apis/index.js';
import type { Change, Difference, ServedApi } from './change.js';
import { operationFacets } from './operations/index.js';
import { type ComparedProject, compareProjects } from './project.js';
import { listed } from './values.js';

/** What a state of the repository serves, and by which rules; of files that are compared, none. */
export interface State {
  readonly apis: readonly ServedApi[];
  readonly project?: ComparedProject | undefined;
}

export function compareStates(before: State, after: State): Change[] {
  const regimes = new Set([...before.apis, ...after.apis].flatMap(({ plan }) => plan.compliance));
  const project =
    before.project && after.project
      ? compareProjects(before.project, after.project, [...regimes])
      : [];
  return sort([...project, ...compareApis(before.apis, after.apis)]);
}

export function compareApis(before: readonly ServedApi[], after: readonly ServedApi[]): Change[] {
  const pairs = pair(before, after);
  return sort(pairs.flatMap(([was, is]) => compareApi(was, is)));
}

type Pair = readonly [before: ServedApi | undefined, after: ServedApi | undefined];

/** APIs belong together by name; where one of each is left over and they share an operation, it was renamed. */
function pair(before: readonly ServedApi[], after: readonly ServedApi[]): Pair[] {
  const named = after.map((is): Pair => [before.find((was) => was.plan.name === is.plan.name), is]);
  const gone = before.filter((was) => !after.some((is) => is.plan.name === was.plan.name));
  const fresh = named.filter(([was]) => !was);
  const [left, more] = gone;
  const [unknown, others] = fresh.map(([, is]) => is);
  const renamed = left && unknown && !more && !others && sharesRoute(left, unknown);
  if (renamed) return named.map(([was, is]): Pair => [was ?? left, is]);
  return [...named, ...gone.map((was): Pair => [was, undefined])];
}

/** Each operation with the route that serves it, also where one serves several. */
function servedRoutes({ routes }: GatewayPlan): RoutePlan[] {
  return routes.flatMap((route) => [
    ...(route.collapsed ?? [route]),
    ...(route.merged ?? []).map((operation) => ({ ...route, operation })),
  ]);
}

function sharesRoute(one: ServedApi, other: ServedApi): boolean {
  const keys = new Set(servedRoutes(one.plan).map(keyOf));
  return servedRoutes(other.plan).some((route) => keys.has(keyOf(route)));
}

function compareApi(was: ServedApi | undefined, is: ServedApi | undefined): Change[] {
  if (!was || !is) {
    const whole = is ?? was;
    if (!whole) return [];
    const about = { kind: 'api', of: whole.plan.name, at: whole.plan.at, gone: !is };
    const added = is ? servedRoutes(is.plan).map((route) => addedRoute(route)) : [];
    return [{ ...about, severity: 'info', message: is ? 'is a new API' : 'is gone' }, ...added];
  }
  const api = apiFacets.flatMap(({ kind, compare }) =>
    [...compare(was, is)].map((one) =>
      changeOf(one, kind, is.plan.name, is.model.annotations.root.at),
    ),
  );
  return [...api, ...merged(compareRoutes(was, is))];
}

function compareRoutes(was: ServedApi, is: ServedApi): Change[] {
  const earlier = new Map(servedRoutes(was.plan).map((route) => [keyOf(route), route]));
  const changes: Change[] = [];
  for (const route of servedRoutes(is.plan)) {
    const known = earlier.get(keyOf(route));
    earlier.delete(keyOf(route));
    if (!known) {
      changes.push(addedRoute(route));
      continue;
    }
    for (const { kind, compare } of operationFacets) {
      const found = compare({ ...was, route: known }, { ...is, route });
      for (const one of found) changes.push(changeOf(one, kind, nameOf(route), route.operation.at));
    }
  }
  const removed = [...earlier.values()].map(
    (route): Change => ({
      severity: 'info',
      kind: 'operation',
      of: nameOf(route),
      message: 'is gone',
      at: route.operation.at,
      gone: true,
    }),
  );
  return [...changes, ...removed];
}

/** One setting that many operations share changes once. */
function merged(changes: readonly Change[]): Change[] {
  const groups = new Map<string, Change[]>();
  for (const one of changes) {
    const { severity, kind, message, at, gone } = one;
    const key = JSON.stringify([severity, kind, message, at.file, at.pointer, gone]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, of: listed(group.map(({ of }) => of)) }] : [];
  });
}

function addedRoute(route: RoutePlan): Change {
  const { authentication, answeredClasses, operation } = route;
  const open = openness(authentication);
  const reason = open?.reason;
  const data = answeredClasses.filter((one) => one !== 'public');
  const holds = data.length > 0 ? `, and answers with ${data.join(', ')} data` : '';
  const isOptional = authentication.kind !== 'none';
  const how = open
    ? `is new and ${isOptional ? 'lets in callers without credentials' : 'public'}${reason ? ` on purpose: ${reason}` : ', and says no reason'}`
    : 'is new, with authentication';
  const exposed = open && (reason === undefined || data.length > 0);
  return {
    severity: exposed ? 'error' : open || data.length > 0 ? 'warning' : 'info',
    kind: 'operation',
    of: nameOf(route),
    message: `${how}${holds}`,
    at: operation.at,
    gone: false,
  };
}

function changeOf(
  difference: Difference,
  kind: string,
  of: string,
  otherwise: Change['at'],
): Change {
  return { at: otherwise, ...difference, kind, of, gone: false };
}

function nameOf({ method, operation }: RoutePlan): string {
  return `${method} ${operation.path}`;
}

/** Names of path variables may change; the route is the same for whoever calls it. */
function keyOf({ method, operation }: RoutePlan): string {
  return `${method} ${operation.path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

function sort(changes: readonly Change[]): Change[] {
  return [...changes].sort(
    (a, b) =>
      RANK[a.severity] - RANK[b.severity] ||
      a.at.file.localeCompare(b.at.file) ||
      a.at.line - b.at.line ||
      a.of.localeCompare(b.of) ||
      a.message.localeCompare(b.message),
  );
}
