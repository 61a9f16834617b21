// Every annotation there is. Adding one: a file and a line here; schema, documentation and errors follow.

import type { Annotation, Scope } from './annotation.js';
import { authorizer } from './authorizer.js';
import { backend } from './backend.js';
import { cache } from './cache.js';
import { collapse } from './collapse.js';
import { cors } from './cors.js';
import { data } from './data.js';
import { domain } from './domain.js';
import { endpoint } from './endpoint.js';
import { compliance, name, owner, stage } from './identity.js';
import { logging } from './logging.js';
import { plans } from './plans.js';
import { publicAccess } from './public.js';
import { shards } from './shards.js';
import { throttle } from './throttle.js';
import { validate } from './validate.js';
import { waf } from './waf.js';
import { waive } from './waive.js';

// biome-ignore lint/suspicious/noExplicitAny: the table holds annotations of different value types
export const annotations: readonly Annotation<any, any>[] = [
  name,
  stage,
  owner,
  compliance,
  endpoint,
  backend,
  validate,
  throttle,
  cors,
  cache,
  plans,
  waf,
  logging,
  domain,
  shards,
  collapse,
  publicAccess,
  authorizer,
  data,
  waive,
];

/** The annotations that may stand at a kind of place. */
export function annotationsOf(scope: Scope) {
  return annotations.filter(({ scopes }) => scopes.includes(scope));
}

/** How a kind of place is called in messages. */
export const PLACES: Readonly<Record<Scope, string>> = {
  root: 'the root',
  pathItem: 'a path item',
  operation: 'an operation',
  scheme: 'a security scheme',
  schema: 'a schema',
  parameter: 'a parameter',
};
