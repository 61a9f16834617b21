// Ends a computation that takes too long: rules run in this process, and one that never ends must not hang the
// run. https://nodejs.org/api/vm.html#scriptrunincontextcontextifiedobject-options

import { createContext, Script } from 'node:vm';

const call = new Script('run()');
/** Made once, on first use: making a context costs milliseconds, using one does not. */
let context: { run?: () => unknown } | undefined;

/**
 * Runs a synchronous function.
 * @throws Error when it takes longer than `milliseconds`, and whatever the function throws.
 */
export function withinTime<T>(milliseconds: number, run: () => T): T {
  context ??= createContext({});
  context.run = run;
  try {
    return call.runInContext(context, { timeout: milliseconds });
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      throw new Error(`it took longer than ${milliseconds / 1000} s`);
    throw error;
  } finally {
    delete context.run;
  }
}
