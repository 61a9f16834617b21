// Tells V8 to optimize later, for large specifications: a run ends before most of what V8 optimizes by default has paid
// for it. What is called often enough is optimized all the same. A third of the processor time, none of it on the clock.

import { stat } from 'node:fs/promises';

/** Bytes. Below it, loading the module that sets the flag takes more than it saves. */
const LARGE = 1_000_000;

/**
 * By major version of Node.js, four times the default. The name changes with V8, which prints an error for one it does
 * not know; Node.js 24 gains nothing.
 */
const FLAGS: Readonly<Record<string, string>> = {
  '20': '--interrupt-budget=300000',
  '22': '--invocation-count-for-turbofan=12000',
};

/** Files that cannot be looked at are told by who reads them. */
export async function optimizeLater(files: readonly string[]): Promise<void> {
  const flag = FLAGS[process.versions.node.split('.')[0] ?? ''];
  if (flag === undefined) return;
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  if (!sizes.some((size) => size >= LARGE)) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(flag);
}
