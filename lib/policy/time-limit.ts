// Ends a computation that takes too long: rules run in this process, and one that never ends must not hang the
// run. https://nodejs.org/api/vm.html#scriptrunincontextcontextifiedobject-options

import { createContext, Script } from 'node:vm';

const call = new Script('run()');
/** Made once, on first use: making a context costs milliseconds, using one does not. */
let context: { run?: () => unknown } | undefined;

/**
 * Runs a synchronous function on each item, which may take so many milliseconds for one; `late` says what comes of an
 * item that takes longer. What either throws ends everything.
 */
export function eachWithinTime<T, R>(
  milliseconds: number,
  items: readonly T[],
  run: (item: T) => R,
  late: (item: T) => R,
): R[] {
  const results: R[] = [];
  // Every watch is a thread of its own: one is set for all that is left, and only who is the first of them has used
  // up its time alone when it ends. Everybody else starts again.
  for (let first = items[0]; first !== undefined; first = items[results.length]) {
    const before = results.length;
    const ended = withinTime(milliseconds, () => {
      for (const item of items.slice(before)) results.push(run(item));
    });
    if (!ended && results.length === before) results.push(late(first));
  }
  return results;
}

/** Whether a function came to its end in time. */
function withinTime(milliseconds: number, run: () => void): boolean {
  context ??= createContext({});
  context.run = run;
  try {
    call.runInContext(context, { timeout: milliseconds });
    return true;
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  } finally {
    delete context.run;
  }
}
