/** What takes files of earlier builds out of dist/. */
export function writtenBy(stamp: string): readonly string[];
export function sweep(
  dist: string,
  written: readonly string[],
  before: readonly string[],
  now?: number,
): void;
