// What every message about a specification says beside its text: whether the rest of the document can still be judged.

import type { MessageDefinition } from '../diagnostics/index.js';

/**
 * `place`: what stands there is read as if it were not there, and the rest can be judged; `document`: nothing is certain
 * about it any more. Circles of references are no matter of one place: who follows references relies on their absence.
 */
export type Spoils = 'place' | 'document';

export type SpecMessage<P> = Omit<MessageDefinition<P>, 'severity'> &
  (
    | { readonly severity: 'error'; readonly spoils: Spoils }
    | { readonly severity: 'warning' | 'info' }
  );

/** Declares one entry, as `message` does elsewhere. */
export function specMessage<P = Record<string, never>>(definition: SpecMessage<P>): SpecMessage<P> {
  return definition;
}
