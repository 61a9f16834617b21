// Whether answers are kept, and for whom.

import type { Difference, OperationFacet } from '../change.js';
import { compareSets, listed } from '../values.js';

export const cache: OperationFacet = {
  kind: 'cache',
  compare: (before, after) => {
    const [was, is] = [before.route.cache, after.route.cache];
    const at = after.route.operation.settings.at.cache ?? after.route.operation.at;
    const found: Difference[] = [];
    if (!was && is) {
      const severity = after.route.authentication.kind === 'none' ? 'info' : 'warning';
      found.push({ severity, message: `answers are now cached for ${is.ttl}s` });
    } else if (was && !is)
      found.push({ severity: 'info', message: 'answers are no longer cached' });
    else if (was && is) {
      if (was.ttl !== is.ttl)
        found.push({ severity: 'info', message: `cache time changed: ${was.ttl}s → ${is.ttl}s` });
      const { removed } = compareSets(was.key, is.key);
      if (removed.length > 0)
        found.push({
          severity: 'warning',
          message: `the cache no longer tells apart by ${listed(removed)}`,
        });
    }
    return found.map((one) => ({ ...one, at }));
  },
};
