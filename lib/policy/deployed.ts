// The specification beside the API that Terraform makes of it: what aspects, overrides and resources that were added
// by hand have changed. Does not apply where there is only one of the two.

import { type GatewayPlan, type RoutePlan, relativePath } from '../plan/index.js';
import type { Subject } from './rule.js';
import { type ApiMethod, apisOf, isUnknown } from './terraform/index.js';

export interface Deployed {
  readonly pairs: readonly { readonly route: RoutePlan; readonly method: ApiMethod | undefined }[];
  /** Methods of the API that no operation of the specification has. */
  readonly others: readonly ApiMethod[];
  /** Whether methods may be missing here because their document, verb or path is not known. */
  readonly unsure: boolean;
}

export function deployedOf({ plan, terraform }: Subject): Deployed | undefined {
  if (!plan || !terraform) return undefined;
  const view = apisOf(terraform);
  const apis = view.apis.filter(({ generated, kind }) => generated && kind === 'REST');
  if (apis.length === 0) return undefined;
  const methods = view.methods.filter(({ api }) => api && apis.includes(api));
  const named = new Map(
    methods.map((method) => [nameIn(homeOf(method, plan), method.name), method]),
  );
  const pairs = plan.shards.flatMap(({ name, basePath, routes }) =>
    routes.map((route) => {
      const path = relativePath(route.resourcePath, basePath);
      return { route, method: named.get(nameIn(name, `${route.method} ${path}`)) };
    }),
  );
  const known = new Set(pairs.map(({ method }) => method));
  return {
    pairs,
    // Preflights are made for CORS; the specification need not have them.
    others: methods.filter(
      (method) => !known.has(method) && !(method.generated && method.verb === 'OPTIONS'),
    ),
    unsure:
      apis.some(({ document }) => isUnknown(document?.value)) ||
      methods.some(({ verb, path }) => isUnknown(verb) || isUnknown(path)),
  };
}

/** Name of the shard whose REST API has a method; of an API that is not split there is only one. */
function homeOf({ api }: ApiMethod, { shards }: GatewayPlan): string {
  const [only, ...others] = shards;
  return others.length === 0 && only ? only.name : String(api?.resource.get('name'));
}

/** The same path may be in several shards, each without its base path. */
function nameIn(shard: string, method: string): string {
  return `${shard} ${method}`;
}
