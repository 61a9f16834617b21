// The aspects of an operation that are compared: one file each.

import type { OperationFacet } from '../change.js';
import { authentication } from './authentication.js';
import { backend } from './backend.js';
import { cache } from './cache.js';
import { cors } from './cors.js';
import { data } from './data.js';
import { requestShape } from './request-shape.js';
import { scopes } from './scopes.js';
import { rateLimit, throttle } from './throttle.js';
import { validation } from './validation.js';

export const operationFacets: readonly OperationFacet[] = [
  authentication,
  scopes,
  throttle,
  rateLimit,
  validation,
  requestShape,
  cache,
  data,
  backend,
  cors,
];
