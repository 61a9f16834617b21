// "Did you mean": the closest known name to one the user typed.

import { closest, distance } from 'fastest-levenshtein';

/** The nearest of `known`, or `undefined` when nothing is close enough to be a likely typo. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(
    typed.toLowerCase(),
    known.map((name) => name.toLowerCase()),
  );
  const name = known.find((candidate) => candidate.toLowerCase() === best);
  const limit = Math.max(2, Math.floor(typed.length / 3));
  return name && distance(typed.toLowerCase(), best) <= limit ? name : undefined;
}
