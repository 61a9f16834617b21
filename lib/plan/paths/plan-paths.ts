// From path keys to the resource tree of one REST API: which resource serves an operation, and what its
// variables are called there. An operation without a route has an error, is a TRACE that was left out, or is served by
// another one.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, Operation } from '../../model/index.js';
import { canonicalNames } from './canonical-names.js';
import { areServedAlike, mergeOperations } from './merge-operations.js';
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

/** An operation that serves others, which are the same method of the same resource. */
export interface Merged {
  /** What is served in place of the first one. */
  readonly operation: Operation;
  readonly others: readonly Operation[];
}

export interface PathPlan {
  readonly routes: ReadonlyMap<Operation, PathRoute>;
  /** By the first of the operations that are one method. */
  readonly merged: ReadonlyMap<Operation, Merged>;
  readonly diagnostics: readonly Diagnostic[];
  /** Resources of the REST API, the root included. */
  readonly resources: number;
}

export function planPaths(model: ApiModel): PathPlan {
  const diagnostics: Diagnostic[] = model.emptyPaths.map((at) =>
    pathMessages.report('PLAN-213', at.key(), { pathless: String(at.path.at(-1) ?? '') }),
  );
  if (model.operations.length + model.emptyPaths.length === 0)
    diagnostics.push(pathMessages.report('PLAN-216', model.at.child('paths').key(), {}));
  const served = model.operations.filter((operation) => operation.method !== 'trace');
  for (const { at, path } of model.operations.filter(({ method }) => method === 'trace')) {
    diagnostics.push(pathMessages.report('PLAN-210', at.key(), { path }));
  }
  const readings = readAll(model, served, diagnostics);
  const names = canonicalNames([...readings.values()], diagnostics);
  const { routes, merged } = routesOf(served, readings, names, diagnostics);
  const resources = countResources([...routes.values()].map(({ resourcePath }) => resourcePath));
  return { routes, merged, diagnostics, resources };
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
): Pick<PathPlan, 'routes' | 'merged'> {
  const routes = new Map<Operation, PathRoute>();
  const taken = new Map<string, Operation>();
  const beside = new Map<Operation, Operation[]>();
  for (const operation of operations) {
    const reading = readings.get(operation.path);
    const route = reading && names.get(reading);
    if (!route) continue;
    const key = `${operation.method} ${route.resourcePath}`;
    const first = taken.get(key);
    if (!first) {
      taken.set(key, operation);
      routes.set(operation, route);
    } else if (areServedAlike(operation, first)) {
      beside.set(first, [...(beside.get(first) ?? []), operation]);
    } else {
      const params = { ...namesOf(operation, first), resource: route.resourcePath };
      const related = [{ at: first.at.key(), message: 'the first one' }];
      diagnostics.push(pathMessages.report('PLAN-207', operation.at.key(), params, related));
    }
  }
  const merged = new Map<Operation, Merged>();
  for (const [first, others] of beside) {
    const { operation, unchecked, optional } = mergeOperations(first, others);
    merged.set(first, { operation, others });
    const resource = routes.get(first)?.resourcePath ?? '';
    const lost = [
      ...unchecked.map((type) => `${type} bodies`),
      ...optional.map((name) => `that \`${name}\` is there`),
    ];
    for (const other of others) {
      const params = { ...namesOf(other, first), resource, lost };
      diagnostics.push(pathMessages.report('PLAN-215', other.at.key(), params));
    }
  }
  return { routes, merged };
}

function namesOf({ method, path }: Operation, first: Operation) {
  return { method: method.toUpperCase(), path, first: first.path };
}
