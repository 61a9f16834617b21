// The aspects of an API that are compared: one line each.

import type { ApiFacet } from '../change.js';
import { authorizers } from './authorizers.js';
import { entrance } from './entrance.js';
import { logging } from './logging.js';
import { plans } from './plans.js';
import { promises, waivers } from './promises.js';
import { waf } from './waf.js';

export const apiFacets: readonly ApiFacet[] = [
  entrance,
  authorizers,
  waf,
  plans,
  logging,
  promises,
  waivers,
];
