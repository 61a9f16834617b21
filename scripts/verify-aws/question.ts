// A question about AWS that documentation does not answer, or answers twice, and how an account answers it.

import type { Scratch } from './scratch.js';

export interface Answer {
  /** What AWS did, in a few words. */
  readonly observed: string;
  /** Whether the product is right with that. */
  readonly holds: boolean;
}

export interface Question {
  readonly id: string;
  readonly question: string;
  /** What the product relies on. */
  readonly assumption: string;
  ask(scratch: Scratch): Promise<Answer>;
}
