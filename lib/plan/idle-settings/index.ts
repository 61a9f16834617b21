// Annotations that another annotation, or an extension of the specification, makes ineffective: each is told where it
// stands, as an error where the API would be weaker than asked for. One of a new kind: a function in the list of a file.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { ApiModel } from '../../model/index.js';
import type { SchemeKinds } from '../authentication/index.js';
import type { RoutePlan } from '../types.js';
import { ofFirewall } from './of-firewall.js';
import { ofOperations } from './of-operations.js';
import { ofUsagePlans } from './of-usage-plans.js';

/** `routes`: as callers send them, before paths are collapsed. */
export function idleSettings(
  model: ApiModel,
  kinds: SchemeKinds,
  routes: readonly RoutePlan[],
): Diagnostic[] {
  return [
    ...ofOperations(model, routes),
    ...ofUsagePlans(model, routes),
    ...ofFirewall(model, kinds, routes),
  ];
}
