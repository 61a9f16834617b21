// The resource tree: each prefix of a path is a resource, and a level has at most one variable.

import { isJson, type Json, objectAt } from '../../../http.js';
import type { Method, Resource } from '../state.js';
import type { ImportContext } from './context.js';
import { importMethod, type Named } from './methods.js';

const LIMIT = 300;
const PART = /^(?:[a-zA-Z0-9._:,-]+|\{[a-zA-Z0-9._:-]+\+?\})$/;
const ANY = 'x-amazon-apigateway-any-method';
const METHODS = new Set(['get', 'put', 'post', 'delete', 'patch', 'options', 'head', ANY]);
/** What a path item may hold besides methods. */
const OTHER = new Set(['summary', 'description', 'servers', 'parameters']);

export function importResources(
  document: Json,
  named: Named,
  context: ImportContext,
): Record<string, Resource> {
  const resources: Record<string, Resource> = {};
  const add = (path: string) => {
    resources[path] ??= { id: context.options.newId(6), path, methods: {} };
    return resources[path];
  };
  add('/');
  for (const [path, item] of Object.entries(objectAt(document, 'paths'))) {
    if (!addPath(path, resources, add, context)) continue;
    const { methods } = add(normal(path));
    for (const [key, operation] of Object.entries(isJson(item) ? item : {})) {
      if (OTHER.has(key) || (key.startsWith('x-') && key !== ANY)) continue;
      if (!METHODS.has(key)) refuseMethod(key, path, context);
      else {
        const httpMethod = key === ANY ? 'ANY' : key.toUpperCase();
        const made: Method = importMethod(document, path, httpMethod, operation, named, context);
        if (methods[httpMethod])
          context.error(
            `Unable to put method '${httpMethod}' on resource at path '${path}': Method already exists for this resource`,
          );
        methods[httpMethod] = made;
      }
    }
  }
  if (Object.keys(resources).length > LIMIT) {
    context.error(
      `Maximum number of resources for this API has been reached. Please contact AWS if you need additional resources.`,
    );
  }
  return resources;
}

/** Adds every prefix of the path; false, after an error, when one cannot be a resource. */
function addPath(
  path: string,
  resources: Readonly<Record<string, Resource>>,
  add: (path: string) => Resource,
  context: ImportContext,
): boolean {
  let parent = '/';
  const parts = normal(path).split('/').filter(Boolean);
  for (const part of parts) {
    const reason = refusal(part, parent, Object.keys(resources));
    if (reason !== undefined) {
      context.error(`Unable to create resource at path '${path}': ${reason}`);
      return false;
    }
    parent = parent === '/' ? `/${part}` : `${parent}/${part}`;
    add(parent);
  }
  return true;
}

function refusal(part: string, parent: string, paths: readonly string[]): string | undefined {
  if (!PART.test(part)) {
    return "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.";
  }
  if (parent.endsWith('+}'))
    return 'Cannot create a child of a resource with a greedy path variable.';
  if (!part.startsWith('{')) return undefined;
  if (parent.split('/').includes(part)) return `Resource's path already has a variable ${part}`;
  const sibling = paths
    .filter(
      (path) =>
        path !== '/' && path.slice(0, path.lastIndexOf('/')) === (parent === '/' ? '' : parent),
    )
    .map((path) => path.slice(path.lastIndexOf('/') + 1))
    .find((one) => one.startsWith('{') && one !== part);
  return sibling === undefined
    ? undefined
    : `A sibling (${sibling}) of this resource already has a variable path part -- only one is allowed`;
}

/** Slashes at the end or in a row make no resource of their own. */
function normal(path: string): string {
  return `/${path.split('/').filter(Boolean).join('/')}`;
}

function refuseMethod(key: string, path: string, context: ImportContext): void {
  context.error(
    `Unable to put method '${key.toUpperCase()}' on resource at path '${path}': Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY`,
  );
}
