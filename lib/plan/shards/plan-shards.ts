// Decides whether one REST API can hold the whole API, and into which it is split where it cannot.

import { type Diagnostic, hasErrors, type Outcome } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import { type BodyInput, bodyMessages, finishBody, stripDescriptions } from '../body/index.js';
import { countResources } from '../paths/index.js';
import type { JsonObject, QuotaUse, RoutePlan } from '../types.js';
import { canBeBasePath } from './base-paths.js';
import type { LockedShards } from './lock.js';
import { type Obstacle, shardMessages } from './messages.js';
import { splitNotes } from './notes.js';
import {
  type Bounds,
  type Dimension,
  type Part,
  type PartitionInput,
  partition,
} from './partition.js';
import { relativePath, WholeBody } from './shard-body.js';

/** One REST API, and the part of the API that it serves. */
export interface Shard {
  /** Prefix of its paths; empty for the rest, or the whole API. */
  readonly prefix: string;
  readonly name: string;
  /** With the paths they have in the API. */
  readonly routes: readonly RoutePlan[];
  readonly body: JsonObject;
  readonly quotas: QuotaUse;
}

export interface ShardInput extends BodyInput {
  /** What the lock file says about this API. */
  readonly locked?: LockedShards;
}

const CODES = {
  resources: 'PLAN-209',
  bytes: 'PLAN-300',
  authorizers: 'PLAN-306',
} as const satisfies Record<Dimension, string>;

/** The shards of a lowered body: one, or several where it is too large for one or was split before. */
export function planShards(lowered: JsonObject, input: ShardInput): Outcome<readonly Shard[]> {
  const planning = new Planning(lowered, input);
  const value = planning.run();
  const { diagnostics } = planning;
  return value.length === 0 || hasErrors(diagnostics) ? { diagnostics } : { value, diagnostics };
}

class Planning {
  readonly diagnostics: Diagnostic[] = [];
  readonly #bounds: Bounds;

  constructor(
    private readonly body: JsonObject,
    private readonly input: ShardInput,
  ) {
    const { resources, size, authorizers } = input.model.annotations.root.shards;
    this.#bounds = { resources, bytes: size, authorizers };
  }

  run(): Shard[] {
    const { locked } = this.input;
    const excess = this.#excess();
    const obstacle = this.#obstacle();
    if (excess && obstacle) {
      this.#refuse(excess.dimension, { count: excess.count, obstacle });
      return [];
    }
    const below = [...(locked?.keys() ?? [])].some((basePath) => basePath !== '/');
    const wasSplit = below && !obstacle;
    if (!excess && !wasSplit)
      return this.#shard(this.body, { prefix: '', routes: this.input.routes });
    return this.#split(excess?.dimension);
  }

  /** What does not fit one REST API, if anything. */
  #excess(): { readonly dimension: Dimension; readonly count: number } | undefined {
    const bounds = this.#bounds;
    const whole = new WholeBody(this.body);
    const paths = Object.keys(whole.paths);
    const resources = countResources(paths);
    if (resources > bounds.resources) return { dimension: 'resources', count: resources };
    const authorizers = whole.authorizersOf(paths).size;
    if (authorizers > bounds.authorizers) return { dimension: 'authorizers', count: authorizers };
    if (sizeOf(this.body) <= bounds.bytes) return undefined;
    const bytes = sizeOf(stripDescriptions(this.body));
    return bytes > bounds.bytes ? { dimension: 'bytes', count: bytes } : undefined;
  }

  #obstacle(): Obstacle | undefined {
    const { root } = this.input.model.annotations;
    if (root.endpoint.type === 'private') return 'private';
    return root.domain ? undefined : 'no-domain';
  }

  #split(because: Dimension | undefined): Shard[] {
    const { model, routes } = this.input;
    const whole = new WholeBody(stripDescriptions(this.body));
    const problem = this.#problem(whole);
    if (!this.#settledAreBasePaths(problem)) return [];
    const { parts, indivisible } = partition(problem);
    for (const { dimension, count, prefix, path } of indivisible) {
      const where = prefix === '' ? {} : { prefix: `/${prefix}` };
      this.#refuse(dimension, { count, obstacle: this.#why(problem), ...where, path });
    }
    if (indivisible.length > 0) return [];
    const shards = parts.flatMap((part) => this.#shardOf(part, whole, routes));
    if (parts.length > 1) {
      const why = 'those of an API that is split are not imported';
      this.diagnostics.push(
        bodyMessages.report('PLAN-301', model.at, { why }),
        ...splitNotes(this.input, parts, because, routes),
      );
    }
    return shards;
  }

  #problem(whole: WholeBody): PartitionInput {
    const { model, locked = new Map(), routes } = this.input;
    const { root } = model.annotations;
    const known = new Set([...locked.values()].flatMap(({ operations }) => [...operations]));
    const settled = new Map<string, number>();
    for (const { resourcePath, ...route } of routes) {
      if (known.has(operationKey(route)))
        settled.set(resourcePath, (settled.get(resourcePath) ?? 0) + 1);
    }
    return {
      paths: Object.keys(whole.paths).map((path) => ({
        path,
        ...whole.load(path),
        settled: settled.get(path) ?? 0,
      })),
      bounds: this.#bounds,
      overhead: whole.overhead,
      modelBytes: (models) => whole.modelBytes(models),
      mayCut: (prefix) => canBeBasePath(root, root.endpoint.type, prefix),
      settled: [...locked.keys()].map((basePath) => basePath.slice(1)).filter(Boolean),
    };
  }

  /** A base path of the lock file that is no longer possible is not passed over: its operations would move. */
  #settledAreBasePaths({ settled, mayCut, paths }: PartitionInput): boolean {
    const impossible = settled.filter(
      (prefix) => !mayCut(prefix) && paths.some(({ path }) => `${path}/`.startsWith(`/${prefix}/`)),
    );
    for (const prefix of impossible) {
      const at = this.input.locked?.get(`/${prefix}`)?.at.key();
      this.diagnostics.push(shardMessages.report('PLAN-333', at, { basePath: `/${prefix}` }));
    }
    return impossible.length === 0;
  }

  #why(problem: PartitionInput): Obstacle {
    const { root } = this.input.model.annotations;
    if (root.endpoint.type !== 'edge') return 'variable';
    const mayCut = (prefix: string) => canBeBasePath(root, 'regional', prefix);
    return partition({ ...problem, mayCut }).indivisible.length === 0 ? 'edge' : 'variable';
  }

  #shardOf({ prefix, paths }: Part, whole: WholeBody, all: readonly RoutePlan[]): Shard[] {
    const own = new Set(paths);
    const routes = all.filter(({ resourcePath }) => own.has(resourcePath));
    const name = shardName(this.input.name, prefix);
    return this.#shard(whole.part(paths, prefix, name), { prefix, routes });
  }

  #shard(body: JsonObject, { prefix, routes }: Pick<Shard, 'prefix' | 'routes'>): Shard[] {
    const relative = routes.map((route) => relativeRoute(route, prefix));
    const finished = finishBody(body, { ...this.input, routes: relative });
    this.diagnostics.push(...finished.diagnostics);
    if (!finished.value) return [];
    const whole = new WholeBody(finished.value.body);
    const paths = Object.keys(whole.paths);
    const authorizers = whole.authorizersOf(paths).size;
    const quotas = {
      resources: countResources(paths),
      authorizers,
      bodyBytes: finished.value.bytes,
    };
    const name = shardName(this.input.name, prefix);
    return [{ prefix, name, routes, body: finished.value.body, quotas }];
  }

  #refuse(
    dimension: Dimension,
    found: { count: number; obstacle: Obstacle; prefix?: string; path?: string },
  ): void {
    const { model, routes } = this.input;
    const first = routes.find(
      ({ resourcePath }) => found.path === undefined || resourcePath === found.path,
    );
    const path = first?.operation.path ?? '/';
    const at = found.path === undefined ? model.at.child('paths') : pathAt(model, path);
    const { path: _, ...excess } = found;
    const params = { ...excess, quota: this.#bounds[dimension] };
    this.diagnostics.push(shardMessages.report(CODES[dimension], at.key(), params));
  }
}

/** The route as its shard has it: without the base path. */
export function relativeRoute(route: RoutePlan, prefix: string): RoutePlan {
  if (prefix === '') return route;
  return { ...route, resourcePath: relativePath(route.resourcePath, prefix) };
}

/** How the lock file names an operation: as the specification has it. */
export function operationKey({
  method,
  operation,
}: Pick<RoutePlan, 'method' | 'operation'>): string {
  return `${method} ${operation.path}`;
}

function shardName(api: string, prefix: string): string {
  return prefix === '' ? api : `${api}-${prefix.replaceAll('/', '-')}`;
}

function pathAt(model: ApiModel, path: string) {
  return model.at.child('paths', path);
}

function sizeOf(body: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(body));
}
