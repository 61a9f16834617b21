// Every structural error of a document, located.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { SpecDocument } from '../document.js';

export function checkStructure(_document: SpecDocument): Diagnostic[] {
  return [];
}
