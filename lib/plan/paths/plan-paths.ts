// From path keys to the resource tree of one REST API: which resource serves an operation, and what its
// variables are called there. An operation without a route has an error, or is a TRACE that was left out.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, Operation } from '../../model/index.js';
import { canonicalNames } from './canonical-names.js';
import { pathMessages } from './messages.js';
import { type PathReading, readPath } from './read-path.js';

export interface PathRoute {
  /** Resource path, for example `/orders/{id}` or `/files/{path+}`. */
  readonly resourcePath: string;
  /** Name in the specification → name in the resource path, where they differ. */
  readonly renamedVariables: Readonly<Record<string, string>>;
  /** What to append to a back end's address: the resource path, `+` removed, a trailing slash kept. */
  readonly backendPath: string;
}

export interface PathPlan {
  readonly routes: ReadonlyMap<Operation, PathRoute>;
  readonly diagnostics: readonly Diagnostic[];
  /** Resources of the REST API, the root included. */
  readonly resources: number;
}

export function planPaths(model: ApiModel): PathPlan {
  const diagnostics: Diagnostic[] = model.emptyPaths.map((at) =>
    pathMessages.report('PLAN-213', at.key(), { pathless: String(at.path.at(-1) ?? '') }),
  );
  const served = model.operations.filter((operation) => operation.method !== 'trace');
  for (const { at, path } of model.operations.filter(({ method }) => method === 'trace')) {
    diagnostics.push(pathMessages.report('PLAN-210', at.key(), { path }));
  }
  const readings = readAll(model, served, diagnostics);
  const names = canonicalNames([...readings.values()], diagnostics);
  const routes = routesOf(served, readings, names, diagnostics);
  const resources = countResources([...routes.values()].map(({ resourcePath }) => resourcePath));
  return { routes, diagnostics, resources };
}

/** Every different prefix of the paths is a resource, and so is the root. */
export function countResources(paths: readonly string[]): number {
  const prefixes = new Set<string>(['/']);
  for (const path of paths) {
    const segments = path.split('/').filter(Boolean);
    let prefix = '';
    for (const segment of segments) {
      prefix = `${prefix}/${segment}`;
      prefixes.add(prefix);
    }
  }
  return prefixes.size;
}

function readAll(
  model: ApiModel,
  operations: readonly Operation[],
  diagnostics: Diagnostic[],
): Map<string, PathReading> {
  const readings = new Map<string, PathReading>();
  for (const [path, ofPath] of byPath(operations)) {
    const at = model.at.child('paths', path).key();
    const read = readPath(path, ofPath, at);
    diagnostics.push(...read.diagnostics);
    if (read.value) readings.set(path, read.value);
  }
  return readings;
}

function byPath(operations: readonly Operation[]): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const operation of operations) {
    const found = groups.get(operation.path);
    if (found) found.push(operation);
    else groups.set(operation.path, [operation]);
  }
  return groups;
}

function routesOf(
  operations: readonly Operation[],
  readings: ReadonlyMap<string, PathReading>,
  names: ReadonlyMap<PathReading, PathRoute>,
  diagnostics: Diagnostic[],
): Map<Operation, PathRoute> {
  const routes = new Map<Operation, PathRoute>();
  const taken = new Map<string, Operation>();
  for (const operation of operations) {
    const reading = readings.get(operation.path);
    const route = reading && names.get(reading);
    if (!route) continue;
    const key = `${operation.method} ${route.resourcePath}`;
    const first = taken.get(key);
    if (!first) {
      taken.set(key, operation);
      routes.set(operation, route);
      continue;
    }
    const params = {
      method: operation.method.toUpperCase(),
      path: operation.path,
      first: first.path,
      resource: route.resourcePath,
    };
    const related = [{ at: first.at.key(), message: 'the first one' }];
    const code = isServedBy(operation, first) ? 'PLAN-215' : 'PLAN-207';
    diagnostics.push(pathMessages.report(code, operation.at.key(), params, related));
  }
  return routes;
}

/**
 * Whether `first` does for `other` all that there is to do. Their back end gets the same path either way, where one
 * of them has a part of a segment for a variable (`{base}...{head}`) and the other all of it.
 */
function isServedBy(other: Operation, first: Operation): boolean {
  const differInParts = hasMixedSegment(other.path) !== hasMixedSegment(first.path);
  const hasBody = other.requestBody !== undefined || first.requestBody !== undefined;
  return differInParts && !hasBody && protectionOf(other) === protectionOf(first);
}

function hasMixedSegment(path: string): boolean {
  return path.split('/').some((segment) => /\{.*\}/.test(segment) && !/^\{[^{}]*\}$/.test(segment));
}

/** Everything that decides who may call an operation, how often, and what is checked; as one text. */
function protectionOf({ security, settings, parameters, extensions }: Operation): string {
  const { at: _, ...effective } = settings;
  const required = parameters.filter((one) => one.required && one.in !== 'path');
  return JSON.stringify([
    security.map(({ schemes }) => schemes),
    effective,
    required.map((one) => `${one.in} ${one.name}`).sort(),
    extensions,
  ]);
}
