// A specification that was read: its entry file, every file it refers to, and its version family.

import type { SpecFile, SpecNode } from './node.js';
import type { Reference } from './references.js';

/** The version families Portcullis reads. */
export type SpecVersion = '2.0' | '3.0' | '3.1';

export interface SpecDocument {
  readonly version: SpecVersion;
  /** The top of the entry file. */
  readonly root: SpecNode;
  /** The entry file first, then every file reached by `$ref`, sorted by name. */
  readonly files: readonly SpecFile[];
  /** Every `$ref` of every file, those to named examples last. */
  readonly references: readonly Reference[];
}
