// Counts and bounds of numbers. API Gateway knows no exclusive bounds.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { Location } from '../../source/index.js';
import { schemaMessages } from './messages.js';

const COUNTS = new Set([
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
]);
const NUMBERS = new Set(['minimum', 'maximum', 'multipleOf']);
const EXCLUSIVE = new Map([
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
]);

export interface Bound {
  /** What the keyword becomes. */
  readonly keyword: string;
  readonly value: number;
  /** The one that holds beside another bound of the same keyword. */
  readonly tighter: (other: number) => number;
  readonly note?: (at: Location) => Diagnostic;
}

/** `undefined` for keywords that are no bounds. */
export function lowerBound(
  keyword: string,
  value: unknown,
  type: string | undefined,
): Bound | 'invalid' | undefined {
  const kept = EXCLUSIVE.get(keyword);
  if (!kept && !COUNTS.has(keyword) && !NUMBERS.has(keyword)) return undefined;
  if (typeof value !== 'number' || !isValid(keyword, value)) return 'invalid';
  if (kept) return exclusive(keyword, kept, value, type);
  return bound(keyword, value);
}

function isValid(keyword: string, value: number): boolean {
  if (COUNTS.has(keyword)) return Number.isInteger(value) && value >= 0;
  return keyword !== 'multipleOf' || value > 0;
}

function bound(keyword: string, value: number): Bound {
  const tighter = (other: number) =>
    keyword === 'minimum' ? Math.max(value, other) : Math.min(value, other);
  return { keyword, value, tighter };
}

function exclusive(keyword: string, kept: string, value: number, type: string | undefined): Bound {
  const next = kept === 'minimum' ? Math.floor(value) + 1 : Math.ceil(value) - 1;
  if (type === 'integer' && Number.isSafeInteger(next)) {
    const params = { keyword, bound: value, kept, value: next };
    return { ...bound(kept, next), note: (at) => schemaMessages.report('PLAN-120', at, params) };
  }
  const params = { keyword, bound: value, kept };
  return { ...bound(kept, value), note: (at) => schemaMessages.report('PLAN-103', at, params) };
}
