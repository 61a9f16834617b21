// What a caller must be allowed: scopes dropped or added, scheme by scheme.

import type { Operation } from '../../model/index.js';
import type { Difference, OperationFacet } from '../change.js';
import { compareSets, listed } from '../values.js';

export const scopes: OperationFacet = {
  kind: 'scopes',
  compare: (before, after) => {
    const at = after.route.operation.securityAt;
    const [was, is] = [scopesOf(before.route.operation), scopesOf(after.route.operation)];
    return [...is].flatMap(([scheme, now]): Difference[] => {
      const earlier = was.get(scheme);
      if (!earlier) return [];
      const { added, removed } = compareSets(earlier, now);
      if (removed.length > 0 && added.length === 0) {
        return [
          {
            severity: now.length === 0 ? 'error' : 'warning',
            message: `\`${scheme}\` no longer asks for ${listed(removed)}`,
            at,
          },
        ];
      }
      if (removed.length > 0)
        return [
          {
            severity: 'warning',
            message: `scopes of \`${scheme}\` changed: ${listed(removed)} → ${listed(added)}`,
            at,
          },
        ];
      if (added.length === 0) return [];
      return [
        {
          severity: 'info',
          message: `\`${scheme}\` now also asks for ${listed(added)}`,
          at,
        },
      ];
    });
  },
};

/** Scopes by scheme, where it stands in a single alternative; in several, each alternative is its own way in. */
function scopesOf({ security }: Operation): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { schemes } of security) {
    for (const { name, scopes: asked } of schemes) {
      const known = found.get(name);
      // Of two ways with one scheme the one that asks for less decides.
      found.set(name, known ? known.filter((scope) => asked.includes(scope)) : asked);
    }
  }
  return found;
}
