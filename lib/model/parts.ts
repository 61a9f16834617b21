// Small readers that every version shares: texts, lists of texts.

import type { SpecNode } from '../spec/index.js';

export function textOf(node: SpecNode | undefined): string | undefined {
  const value = node?.value;
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

export function textsOf(node: SpecNode | undefined): string[] {
  return node?.items().flatMap((item) => textOf(item) ?? []) ?? [];
}

/** `{ key: value }` when there is a value, for spreading into readonly objects. */
export function maybe<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}
