// Which operation of the configuration a request is for. The path in the method ARN must be one that only
// this operation can have: API Gateway evaluates a cached policy by that path alone, so an ARN that also
// reads as another operation's (`/orders/{id}` called with `refunds` in disguise) is refused.

import type { AuthorizerConfig } from './config.js';
import type { Asked } from './decide.js';
import type { GatewayRequest } from './request.js';

export type Route =
  | ({ readonly key: string } & Asked)
  | {
      readonly refusal:
        | 'unknown-operation'
        | 'unknown-base-path'
        | 'path-mismatch'
        | 'ambiguous-path';
    };

export type FindRoute = (request: GatewayRequest) => Route;

interface Template {
  readonly method: string;
  readonly segments: readonly string[];
}

/** Prepares a lookup; parsing every template once keeps a request at microseconds. */
export function routeTable({
  operations,
  optional = [],
  basePaths,
  collapsed = {},
}: Omit<AuthorizerConfig, 'schemes'>): FindRoute {
  const asked = new Map(
    Object.entries(operations).map(([key, alternatives]): [string, Asked] => [
      key,
      { alternatives, isOptional: optional.includes(key) },
    ]),
  );
  const templates = new Map(Object.keys(operations).map((key) => [key, parseKey(key)]));
  const groups = new Map(Object.entries(collapsed));
  return (given) => {
    const request = basePaths ? inFull(given, basePaths) : given;
    if (request === undefined) return { refusal: 'unknown-base-path' };
    const path = splitPath(request.path);
    const called = [`${request.method} ${request.resource}`, `ANY ${request.resource}`];
    const group = called.map((name) => groups.get(name)).find((keys) => keys !== undefined);
    const key = group
      ? narrowest(group, path, templates, asked)
      : called.find((name) => templates.has(name));
    const own = key === undefined ? undefined : templates.get(key);
    const what = key === undefined ? undefined : asked.get(key);
    if (key === undefined || own === undefined || what === undefined) {
      return { refusal: 'unknown-operation' };
    }
    if (!covers(own, path)) return { refusal: 'path-mismatch' };
    const isDisguised = [...templates.values()].some(
      (other) => serves(other, request.method) && covers(other, path) && isNarrower(other, own),
    );
    return isDisguised ? { refusal: 'ambiguous-path' } : { key, ...what };
  };
}

/** The operation of a group that a path belongs to; none where two that ask for different things could have it. */
function narrowest(
  keys: readonly string[],
  path: readonly string[],
  templates: ReadonlyMap<string, Template>,
  asked: ReadonlyMap<string, Asked>,
): string | undefined {
  const found = keys.flatMap((key) => {
    const template = templates.get(key);
    return template && covers(template, path) ? [{ key, template }] : [];
  });
  const best = found.filter(
    ({ template }) => !found.some((other) => isNarrower(other.template, template)),
  );
  const distinct = new Set(best.map(({ key }) => JSON.stringify(asked.get(key))));
  return distinct.size === 1 ? best[0]?.key : undefined;
}

type Place = Pick<GatewayRequest, 'method' | 'resource' | 'path'>;

/** The request with the paths that the operations have; undefined without a base path that is known. */
function inFull(
  { method, resource, path, basePath }: GatewayRequest,
  basePaths: readonly string[],
): Place | undefined {
  if (basePath === undefined || !basePaths.includes(basePath)) return undefined;
  if (basePath === '/') return { method, resource, path };
  const inside = path === '' ? '' : `/${path}`;
  return {
    method,
    resource: resource === '/' ? basePath : `${basePath}${resource}`,
    path: `${basePath.slice(1)}${inside}`,
  };
}

function parseKey(key: string): Template {
  const space = key.indexOf(' ');
  return { method: key.slice(0, space), segments: splitPath(key.slice(space + 2)) };
}

function splitPath(path: string): readonly string[] {
  const segments = path.split('/');
  return segments.at(-1) === '' ? segments.slice(0, -1) : segments;
}

function serves(template: Template, method: string): boolean {
  return template.method === method || template.method === 'ANY';
}

function covers({ segments }: Template, path: readonly string[]): boolean {
  const isGreedy = segments.some((segment) => rank(segment) === 2);
  if (isGreedy ? path.length < segments.length : path.length !== segments.length) return false;
  return segments.every((segment, index) => {
    const given = path[index] ?? '';
    return rank(segment) === 0 ? given === segment || decode(given) === segment : given !== '';
  });
}

/** API Gateway prefers literal segments to variables, and variables to `{proxy+}`, from the left. */
function isNarrower(other: Template, own: Template): boolean {
  for (const [index, segment] of own.segments.entries()) {
    const difference = rank(other.segments[index] ?? '{+}') - rank(segment);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function rank(segment: string): 0 | 1 | 2 {
  if (!segment.startsWith('{') || !segment.endsWith('}')) return 0;
  return segment.endsWith('+}') ? 2 : 1;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
