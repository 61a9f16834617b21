// The order in which things are told: by the place they are about.

import type { Location } from './location.js';

export interface PlaceKey {
  readonly file: string;
  /** @default before everything that has a place in the file */
  readonly at?: Location | undefined;
  /** They decide between things about one place. */
  readonly texts: readonly string[];
}

/** Sorted by file, line and column, then by texts. Each place is looked up once, however often it is compared. */
export function sortByPlace<T>(items: readonly T[], keyOf: (item: T) => PlaceKey): T[] {
  const placed = items.map((item) => {
    const { file, at, texts } = keyOf(item);
    return { item, file, line: at?.line ?? 0, column: at?.column ?? 0, texts };
  });
  placed.sort(
    (a, b) =>
      a.file.localeCompare(b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareTexts(a.texts, b.texts),
  );
  return placed.map(({ item }) => item);
}

function compareTexts(some: readonly string[], others: readonly string[]): number {
  for (const [index, one] of some.entries()) {
    const order = one.localeCompare(others[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
