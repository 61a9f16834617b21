// What to know about an API that is split: into what and why, and what is different for callers and back ends.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { RoutePlan } from '../types.js';
import { fullBasePath, MULTI_LEVEL_QUOTA, pathOverlapping } from './base-paths.js';
import { shardMessages } from './messages.js';
import type { Dimension, Part } from './partition.js';
import { operationKey, type ShardInput } from './plan-shards.js';
import { relativePath } from './shard-body.js';

const REASONS: Readonly<Record<Dimension, string>> = {
  resources: 'it has more resources than one may have',
  bytes: 'its import body is larger than one may be',
  authorizers: 'it has more authorizers than one may have',
};

export function splitNotes(
  { model, locked }: ShardInput,
  parts: readonly Part[],
  because: Dimension | undefined,
  routes: readonly RoutePlan[],
): Diagnostic[] {
  const at = model.at.child('paths').key();
  const list = parts.map(({ prefix, paths }) => `/${prefix} (${paths.length} paths)`).join(', ');
  const count = parts.length;
  const why = because ? REASONS[because] : 'portcullis.lock.json has it so';
  return [
    shardMessages.report('PLAN-320', at, { count, list, why }),
    ...(because === undefined ? [shardMessages.report('PLAN-325', at, { count })] : []),
    ...multiLevelNotes(model, parts),
    ...overlapNotes(parts, routes),
    ...functionNotes(parts, routes),
    ...(locked ? misplaced(locked, routes) : []),
  ];
}

function multiLevelNotes(
  { annotations }: ShardInput['model'],
  parts: readonly Part[],
): Diagnostic[] {
  const { root } = annotations;
  const several = parts
    .map(({ prefix }) => fullBasePath(root, prefix))
    .filter((basePath) => basePath.includes('/'));
  const [basePath] = several;
  if (basePath === undefined) return [];
  const at = root.at.child('domain').key();
  if (several.length > MULTI_LEVEL_QUOTA) {
    const params = { count: several.length, limit: MULTI_LEVEL_QUOTA };
    return [shardMessages.report('PLAN-324', at, params)];
  }
  return [shardMessages.report('PLAN-322', at, { basePath })];
}

function overlapNotes(parts: readonly Part[], routes: readonly RoutePlan[]): Diagnostic[] {
  // A variable behind every prefix can stand for none of them: most paths need no look.
  const deepest = Math.max(...parts.map(({ prefix }) => prefix.split('/').length));
  const variable = routes.filter(({ resourcePath }) =>
    resourcePath.split('/', deepest + 1).some((segment) => segment.startsWith('{')),
  );
  const paths = variable.map(({ resourcePath }) => resourcePath);
  return parts.flatMap(({ prefix }) => {
    const overlapping = prefix === '' ? undefined : pathOverlapping(prefix, paths);
    const route = variable.find(({ resourcePath }) => resourcePath === overlapping);
    if (!route) return [];
    const params = { prefix: `/${prefix}`, path: route.operation.path };
    return [shardMessages.report('PLAN-321', route.operation.at.key(), params)];
  });
}

/** Said once, with the first operation that a function serves behind a base path. */
function functionNotes(parts: readonly Part[], routes: readonly RoutePlan[]): Diagnostic[] {
  const homes = new Map(parts.flatMap(({ prefix, paths }) => paths.map((path) => [path, prefix])));
  const route = routes.find(
    ({ backend, resourcePath }) => backend?.kind === 'lambda' && homes.get(resourcePath),
  );
  const prefix = route && homes.get(route.resourcePath);
  if (!route || !prefix) return [];
  const at = route.operation.settings.at.backend ?? route.operation.at.key();
  const resource = relativePath(route.resourcePath, prefix);
  const params = { operation: operationKey(route), resource, prefix: `/${prefix}` };
  return [shardMessages.report('PLAN-323', at, params)];
}

/** Operations that the lock file lists where their path does not belong: somebody edited it. */
function misplaced(
  locked: NonNullable<ShardInput['locked']>,
  routes: readonly RoutePlan[],
): Diagnostic[] {
  const basePaths = [...locked.keys()].sort((a, b) => b.length - a.length);
  const resources = new Map(routes.map((route) => [operationKey(route), route.resourcePath]));
  return [...locked].flatMap(([listed, { operations, at }]) =>
    operations.flatMap((operation, index) => {
      const resource = resources.get(operation);
      if (resource === undefined) return [];
      const served = basePaths.find((one) =>
        `${resource}/`.startsWith(one === '/' ? one : `${one}/`),
      );
      if (served === undefined || served === listed) return [];
      const params = { operation, listed, served };
      return [shardMessages.report('PLAN-334', at.child(index), params)];
    }),
  );
}
