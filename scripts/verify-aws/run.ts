// Puts every question, prints each answer, and cleans up whatever happens.

import type { Question } from './question.js';
import type { Scratch } from './scratch.js';

export interface Result {
  readonly id: string;
  /** `undecided`: the question could not be put. */
  readonly outcome: 'holds' | 'differs' | 'undecided';
  readonly observed: string;
}

/** Stops at the first question after an abort. Everything that was made is deleted before it returns. */
export async function verify(
  questions: readonly Question[],
  scratch: Scratch,
  print: (line: string) => void,
): Promise<{ readonly results: readonly Result[]; readonly left: readonly string[] }> {
  const results: Result[] = [];
  try {
    for (const question of questions) {
      if (scratch.signal.aborted) break;
      const result = await put(question, scratch);
      results.push(result);
      print(`${result.outcome.padEnd(9)} ${question.id}: ${question.question}`);
      print(`          AWS: ${result.observed}`);
      print(`          relied on: ${question.assumption}`);
    }
  } finally {
    print('cleaning up');
  }
  const left = await scratch.clean();
  for (const one of left) print(`could not delete the REST API ${one}`);
  return { results, left };
}

async function put({ id, ask }: Question, scratch: Scratch): Promise<Result> {
  try {
    const { observed, holds } = await ask(scratch);
    return { id, outcome: holds ? 'holds' : 'differs', observed };
  } catch (error) {
    return {
      id,
      outcome: 'undecided',
      observed: error instanceof Error ? error.message : String(error),
    };
  }
}
