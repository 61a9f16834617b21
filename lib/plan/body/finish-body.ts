// Makes a body ready for one REST API: without descriptions where they cost too much, and checked. It contains
// nothing import would refuse: a problem in an extension of the specification is its author's error.

import { type Diagnostic, hasErrors, type Outcome } from '../../diagnostics/index.js';
import type { JsonObject } from '../types.js';
import { checkAssembled } from './check-assembled.js';
import { countDescriptions, DOCUMENTATION_PART_QUOTA, stripDescriptions } from './descriptions.js';
import type { BodyInput } from './lower-body.js';
import { bodyMessages } from './messages.js';

export interface FinishedBody {
  readonly body: JsonObject;
  /** Of the body as UTF-8 JSON without whitespace. */
  readonly bytes: number;
}

/** `input.routes`: those in the body, with the paths they have there. */
export function finishBody(body: JsonObject, input: BodyInput): Outcome<FinishedBody> {
  const diagnostics: Diagnostic[] = [];
  const finished = shrink(body, input, diagnostics);
  diagnostics.push(...checkAssembled(finished.body, input));
  return hasErrors(diagnostics) ? { diagnostics } : { value: finished, diagnostics };
}

function shrink(body: JsonObject, { model }: BodyInput, diagnostics: Diagnostic[]): FinishedBody {
  const parts = countDescriptions(body);
  const bytes = sizeOf(body);
  const limit = model.annotations.root.shards.size;
  if (parts <= DOCUMENTATION_PART_QUOTA && bytes <= limit) return { body, bytes };
  const why =
    bytes > limit
      ? `with them the body is larger than the ${limit / 1024 / 1024} MiB that it may have`
      : `they would be ${parts} documentation parts, and an API has at most ${DOCUMENTATION_PART_QUOTA}`;
  diagnostics.push(bodyMessages.report('PLAN-301', model.at, { why }));
  const stripped = stripDescriptions(body);
  return { body: stripped, bytes: sizeOf(stripped) };
}

function sizeOf(body: JsonObject): number {
  return Buffer.byteLength(JSON.stringify(body));
}
