// Rules over what callers send, schema by schema.

import * as z from 'zod';
import type { ApiModel } from '../../model/index.js';
import type { Check, Judgement } from '../rule.js';
import { forModel } from '../rule-kinds.js';
import type { Written } from './conjuncts.js';
import { type SchemaValue, schemaValues } from './values.js';

/** A schema that says something about a value, and the value. */
export interface Saying extends Written {
  readonly value: SchemaValue;
}

/** For the options of rules that can look at responses as well. */
export const SIDES = {
  responses: z.boolean().default(false).describe('Whether responses are judged as well'),
};

interface Sides {
  readonly responses?: boolean;
}

/**
 * A rule over the schemas of requests for which `applies` holds. Does not apply where there is none, and says one
 * thing of a schema that describes several values.
 */
export function perValue<Options extends Sides>(
  applies: (written: Written) => boolean,
  judge: (saying: Saying, options: Options, model: ApiModel) => Omit<Judgement, 'of'> | undefined,
): Check<Options> {
  return forModel((model, options) => {
    const sayings = sayingsOf(model, options, applies);
    if (sayings.length === 0) return undefined;
    return writtenOnce(
      sayings.flatMap((saying) => {
        const judgement = judge(saying, options, model);
        return judgement ? [{ of: saying.value.operation, ...judgement }] : [];
      }),
    );
  });
}

/** The first judgement on each place. */
export function writtenOnce(judgements: readonly Judgement[]): Judgement[] {
  const first = new Map<string, Judgement>();
  for (const one of judgements) {
    const place = `${one.at.file}#${one.at.pointer}`;
    if (!first.has(place)) first.set(place, one);
  }
  return [...first.values()];
}

function sayingsOf(
  model: ApiModel,
  { responses }: Sides,
  applies: (written: Written) => boolean,
): Saying[] {
  const values = [
    ...schemaValues(model, 'request'),
    ...(responses ? schemaValues(model, 'response') : []),
  ];
  return values.flatMap((value) => value.written.filter(applies).map((one) => ({ ...one, value })));
}
