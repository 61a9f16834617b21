// Throttles, logs and caches of the stage, one entry for all methods and one for each that differs.

import type { ApiModel } from '../model/index.js';
import type { CacheSize, MethodSettings, RoutePlan } from './types.js';

/** Megabytes are enough for most: the smallest cluster. */
const SMALLEST: CacheSize = '0.5';
/** Methods that a catch-all may be called with: settings are by method. */
const ANY = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

/** The entry for all methods first. Each entry is complete: it replaces the general one as a whole. */
export function planMethodSettings(
  model: ApiModel,
  routes: readonly RoutePlan[],
): MethodSettings[] {
  const { defaults, logging } = model.annotations.root;
  const throttle = defaults.throttle ?? { rate: 100, burst: 200 };
  const general: MethodSettings = {
    methodPath: '*/*',
    throttle,
    loggingLevel: logging.level === 'info' ? 'INFO' : 'ERROR',
    metrics: true,
    dataTrace: false,
    cache: { enabled: false, ttl: 300, encrypted: true },
    at: defaults.at.throttle ?? model.annotations.root.at,
  };
  const taken = new Set(routes.map(({ method, resourcePath }) => `${resourcePath} ${method}`));
  const own = routes
    .filter((route) => route.throttle || isCached(route))
    .flatMap((route) =>
      (route.method === 'ANY'
        ? ANY.filter((method) => !taken.has(`${route.resourcePath} ${method}`))
        : [route.method]
      ).map(
        (method): MethodSettings => ({
          ...general,
          methodPath: methodPath(route.resourcePath, method),
          throttle: route.throttle ?? throttle,
          cache: { enabled: isCached(route), ttl: route.cache?.ttl ?? 300, encrypted: true },
          at:
            route.operation.settings.at.throttle ??
            route.operation.settings.at.cache ??
            route.operation.at,
        }),
      ),
    );
  return [general, ...own];
}

/**
 * `orders/{id}/GET`: without a leading slash; the root resource is `~1`.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/api_gateway_method_settings
 */
function methodPath(resourcePath: string, method: string): string {
  return resourcePath === '/' ? `~1/${method}` : `${resourcePath.slice(1)}/${method}`;
}

export function planCacheCluster(routes: readonly RoutePlan[]): { size: CacheSize } | undefined {
  return routes.some(isCached) ? { size: SMALLEST } : undefined;
}

function isCached({ cache }: RoutePlan): boolean {
  return cache !== undefined && cache.ttl > 0;
}
