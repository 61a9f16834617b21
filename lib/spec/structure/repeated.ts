// Lists in which nothing may stand twice.

import type { Diagnostic } from '../../diagnostics/index.js';
import type { SpecNode } from '../node.js';
import { schemaMessages } from './schemas/messages.js';

/** `keyword`: what the list is called. */
export function repeated(items: readonly SpecNode[], keyword: string): Diagnostic[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const found = JSON.stringify(item.value);
    if (seen.has(found)) return [schemaMessages.report('SPEC-105', item.at, { found, keyword })];
    seen.add(found);
    return [];
  });
}
