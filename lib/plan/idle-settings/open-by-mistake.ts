// Operations of which something worse is said than that a limit does not reach them.

import type { RoutePlan } from '../types.js';

/** Whether an operation asks for nothing and gives no reason: a rule tells it, and the edit changes what it sends. */
export function isOpenByMistake({ authentication }: RoutePlan): boolean {
  return authentication.kind === 'none' && authentication.reason === undefined;
}
