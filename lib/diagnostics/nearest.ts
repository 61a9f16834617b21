// "Did you mean": the closest known name to one the user typed.

import { closest, distance } from 'fastest-levenshtein';

/** Nobody mistypes a longer name by a letter or two, and comparing takes the product of both lengths. */
const LONGEST = 200;

/** The nearest of `known`, or `undefined` when nothing is close enough to be a likely typo. */
export function nearest(typed: string, known: readonly string[]): string | undefined {
  if (typed.length > LONGEST) return undefined;
  const limit = Math.max(2, Math.floor(typed.length / 3));
  const similar = known.filter(({ length }) => Math.abs(length - typed.length) <= limit);
  if (similar.length === 0) return undefined;
  const best = closest(
    typed.toLowerCase(),
    similar.map((name) => name.toLowerCase()),
  );
  const name = similar.find((candidate) => candidate.toLowerCase() === best);
  return name && distance(typed.toLowerCase(), best) <= limit ? name : undefined;
}

/**
 * `nearest` for names of which a broken file may hold thousands: after `most` questions it answers no more,
 * because each one is compared with every known name.
 */
export function nearestOfFew(
  most = 200,
): (typed: string, known: () => readonly string[]) => string | undefined {
  let asked = 0;
  return (typed, known) => (++asked > most ? undefined : nearest(typed, known()));
}
