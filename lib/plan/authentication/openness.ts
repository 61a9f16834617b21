// Whether everybody may call: what rules, tables and comparisons ask of an operation first.

import type { Authentication } from '../types.js';

/**
 * Defined where callers without any credential are let in: the operation asks for nothing, or what it asks for is optional.
 * With the reason, where there is one.
 */
export function openness(how: Authentication): { readonly reason?: string } | undefined {
  if (how.kind === 'none') return how;
  return how.kind === 'authorizer' && !how.apiKey ? how.anonymous : undefined;
}
