// Comparing sets and limits, and saying what became of them.

import type { Difference } from './change.js';

export interface SetChange<T> {
  readonly added: readonly T[];
  readonly removed: readonly T[];
}

export function compareSets<T>(before: readonly T[], after: readonly T[]): SetChange<T> {
  return {
    added: after.filter((one) => !before.includes(one)),
    removed: before.filter((one) => !after.includes(one)),
  };
}

/** A protection that is stronger the smaller its number is; absent is no protection at all. */
export function compareLimit(
  what: string,
  before: number | undefined,
  after: number | undefined,
  unit = '',
): Difference[] {
  if (before === after) return [];
  const text = (value: number | undefined) => (value === undefined ? 'none' : `${value}${unit}`);
  const weaker = after === undefined || (before !== undefined && after > before);
  return [
    {
      severity: weaker ? 'warning' : 'info',
      message: `${what} ${weaker ? 'raised' : 'lowered'}: ${text(before)} → ${text(after)}`,
    },
  ];
}

/** A switch that protects while it is on. */
export function compareSwitch(what: string, before: boolean, after: boolean): Difference[] {
  if (before === after) return [];
  return [
    {
      severity: after ? 'info' : 'warning',
      message: `${what} ${after ? 'turned on' : 'turned off'}`,
    },
  ];
}

/** Keys whose values differ, in the order of both. */
export function changedKeys(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => !same(before[key], after[key]));
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Names in a message; a long list is cut. */
const MOST_NAMES = 5;

export function listed(items: readonly unknown[]): string {
  const shown = items.slice(0, MOST_NAMES).join(', ');
  const left = items.length - MOST_NAMES;
  return left > 0 ? `${shown} and ${left} more` : shown;
}
