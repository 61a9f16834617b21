// The documentation page of a rule. It lies beside the rule in the sources and below dist/ in the package,
// at the same place relative to this module in both.

import { readFileSync } from 'node:fs';

/** The Markdown page of a rule that is in the catalogue. Throws when the package is incomplete. */
export function rulePage(id: string): string {
  return readFileSync(new URL(`./rules/${id}/rule.md`, import.meta.url), 'utf8');
}
