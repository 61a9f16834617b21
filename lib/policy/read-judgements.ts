// What a rule returned, checked: rules of an organisation's own are written in JavaScript, too.

import { Location } from '../source/index.js';
import type { Judgement } from './rule.js';

const VERDICTS: readonly unknown[] = [undefined, 'fail', 'unknown', 'pass'];

/**
 * The judgements of a rule; nothing where it does not apply.
 * @throws Error that says what is wrong with them.
 */
export function readJudgements(returned: unknown): Judgement[] | undefined {
  if (returned === undefined || returned === null) return undefined;
  if (typeof returned !== 'object' || !(Symbol.iterator in returned))
    throw new Error(
      returned instanceof Promise
        ? 'it returned a promise, and `check` has to return its judgements at once'
        : `it returned ${JSON.stringify(returned)}, which is no list of judgements`,
    );
  const judgements = [...(returned as Iterable<Judgement>)];
  for (const one of judgements) {
    const wrong = wrongOf(one);
    if (wrong) throw new Error(wrong);
  }
  return judgements;
}

function wrongOf(judgement: Partial<Judgement> | null | undefined): string | undefined {
  const { at, message, verdict } = judgement ?? {};
  if (!(at instanceof Location))
    return 'a judgement has no `at`: give it the `at` of what it is about';
  if (!VERDICTS.includes(verdict))
    return `a judgement has the verdict ${JSON.stringify(verdict)}, which is none of fail, unknown and pass`;
  if (verdict !== 'pass' && (typeof message !== 'string' || message.trim() === ''))
    return 'a judgement has no `message`: say what is wrong there';
  return undefined;
}
