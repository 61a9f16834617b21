// Replaces the operations below a collapsed path by one for each method of its greedy resource. Whatever would
// make the new one weaker than one of them is an error; what is lost all the same is listed.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel, Operation } from '../../model/index.js';
import type { Location } from '../../source/index.js';
import { INTEGRATION } from '../integrations/index.js';
import { collapseMessages } from './messages.js';

/** A method of a greedy resource → the operations that it serves. */
export type CollapsedOperations = ReadonlyMap<Operation, readonly Operation[]>;

export interface CollapsedModel {
  readonly model: ApiModel;
  readonly collapsed: CollapsedOperations;
  readonly diagnostics: readonly Diagnostic[];
}

export function collapsePaths(model: ApiModel): CollapsedModel {
  const { collapses } = model.annotations;
  if (collapses.length === 0) return { model, collapsed: new Map(), diagnostics: [] };
  const collapsing = new Collapsing(model);
  // The outermost first: what it took, an inner one finds no more.
  for (const one of [...collapses].sort((a, b) => depth(a.path) - depth(b.path)))
    collapsing.collapse(one.path, one.at);
  const { collapsed, diagnostics } = collapsing;
  const gone = new Set([...collapsed.values()].flat());
  const paths = new Set(collapses.map(({ path }) => path));
  return {
    model: {
      ...model,
      operations: [...model.operations.filter((one) => !gone.has(one)), ...collapsed.keys()],
      // A path item that is there for its annotation is not one without a use.
      emptyPaths: model.emptyPaths.filter((at) => !paths.has(String(at.path.at(-1)))),
    },
    collapsed,
    diagnostics,
  };
}

class Collapsing {
  readonly collapsed = new Map<Operation, readonly Operation[]>();
  readonly diagnostics: Diagnostic[] = [];
  readonly #left: Set<Operation>;

  constructor(model: ApiModel) {
    this.#left = new Set(model.operations.filter(({ method }) => method !== 'trace'));
  }

  collapse(path: string, at: Location): void {
    const below = [...this.#left].filter((operation) => isBelow(operation.path, path));
    if (below.length === 0)
      this.diagnostics.push(collapseMessages.report('PLAN-346', at.key(), { path }));
    for (const operation of below) this.#left.delete(operation);
    for (const members of byMethod(below)) {
      const problem = members.map(ownProblem).find((one) => one) ?? difference(members);
      if (problem) this.diagnostics.push(problem);
      const merged = merge(members, `${path.replace(/\/+$/, '')}/{proxy+}`, at);
      if (merged) this.collapsed.set(merged, members);
    }
  }
}

function depth(path: string): number {
  return segmentsOf(path).length;
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean);
}

/** Variables are alike, whatever they are called. */
function isBelow(path: string, prefix: string): boolean {
  const [inner, outer] = [segmentsOf(path), segmentsOf(prefix)];
  const kind = (segment: string | undefined) => (segment?.startsWith('{') ? '{}' : segment);
  return inner.length > outer.length && outer.every((one, at) => kind(one) === kind(inner[at]));
}

function byMethod(operations: readonly Operation[]): Operation[][] {
  const groups = new Map<string, Operation[]>();
  for (const one of operations) {
    const found = groups.get(one.method);
    if (found) found.push(one);
    else groups.set(one.method, [one]);
  }
  return [...groups.values()];
}

/** How an operation is called in messages. */
export function nameOf({ method, path }: Operation): string {
  return `${method.toUpperCase()} ${path}`;
}

function ownProblem(operation: Operation): Diagnostic | undefined {
  const { settings, extensions, at } = operation;
  const { backend } = settings;
  const why =
    extensions[INTEGRATION] !== undefined
      ? 'it has an integration of its own'
      : backend?.kind === 'aws'
        ? 'its back end is an action of an AWS service'
        : backend && 'url' in backend && /(?<!\$)\{/.test(backend.url)
          ? 'the address of its back end has variables'
          : undefined;
  if (why === undefined) return undefined;
  return collapseMessages.report('PLAN-345', at.key(), { operation: nameOf(operation), why });
}

function difference([first, ...others]: readonly Operation[]): Diagnostic | undefined {
  if (!first) return undefined;
  for (const other of others) {
    const what = (['backend', 'cors'] as const).find(
      (setting) =>
        JSON.stringify(other.settings[setting]) !== JSON.stringify(first.settings[setting]),
    );
    if (what === undefined) continue;
    const params = {
      operation: nameOf(other),
      other: nameOf(first),
      what: what === 'backend' ? 'their back ends differ' : 'their `cors` differ',
    };
    return collapseMessages.report('PLAN-344', other.settings.at[what] ?? other.at.key(), params);
  }
  return undefined;
}

function merge(members: readonly Operation[], path: string, at: Location): Operation | undefined {
  const [first] = members;
  if (!first) return undefined;
  const { backend, cors } = first.settings;
  const reasons = members.map(({ settings }) => settings.public);
  const reason = reasons.every((one) => one !== undefined) && [...new Set(reasons)].join('; ');
  const variables = [...path.matchAll(/\{([^{}+]+)\+?\}/g)].map(([, name]) => name ?? '');
  const { throttle: _, cache: __, ...places } = first.settings.at;
  return {
    id: `${first.method.toUpperCase()} ${path}`,
    method: first.method,
    path,
    deprecated: false,
    tags: [],
    parameters: variables.map((name) => ({ name, in: 'path', required: true, at })),
    responses: [{ status: '200', description: '', headers: [], content: [], at }],
    security: first.security,
    securitySource: first.securitySource,
    securityAt: first.securityAt,
    settings: {
      ...(backend && { backend }),
      ...(cors && { cors }),
      ...(reason && { public: reason }),
      validate: 'none',
      at: { ...places, validate: at },
    },
    extensions: {},
    at,
  };
}
