// The text of a file that stands at an address of the web.

import { decode, type ReadLimits } from './read-text.js';

/** Longest wait for an answer, in milliseconds. */
const PATIENCE = 30_000;

/** Never throws: an address that gives no text is one with a reason. */
export async function fetchText(
  address: string,
  limits: ReadLimits,
): Promise<{ readonly text: string } | { readonly reason: string }> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) return { reason: `HTTP ${response.status}` };
    const read = decode(new Uint8Array(await response.arrayBuffer()), address, limits);
    return 'text' in read ? read : { reason: read.problem.message };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** `fetch` says "fetch failed", and why in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
