// Operations of which something worse is said than that a limit does not reach them.

import { openness } from '../authentication/index.js';
import type { RoutePlan } from '../types.js';

/** Whether everybody may call and no reason is given: a rule tells it, and the edit changes what callers send. */
export function isOpenByMistake({ authentication }: RoutePlan): boolean {
  const open = openness(authentication);
  return open !== undefined && open.reason === undefined;
}
