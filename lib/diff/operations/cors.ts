// Which web pages may call.

import type { Difference, OperationFacet } from '../change.js';
import { compareSets, listed } from '../values.js';

export const cors: OperationFacet = {
  kind: 'cors',
  compare: (before, after) => {
    const { settings: was } = before.route.operation;
    const { settings: is, at: operationAt } = after.route.operation;
    const origins = compareSets(was.cors?.origins ?? [], is.cors?.origins ?? []);
    const found: Difference[] = [];
    if (origins.added.length > 0)
      found.push({
        severity: origins.added.includes('*') ? 'error' : 'warning',
        message: `pages of ${listed(origins.added)} may now call from browsers`,
      });
    if (origins.removed.length > 0 && !origins.added.includes('*'))
      found.push({
        severity: 'info',
        message: `pages of ${listed(origins.removed)} may no longer call from browsers`,
      });
    if (is.cors?.credentials && was.cors && !was.cors.credentials)
      found.push({ severity: 'warning', message: 'browsers now send cookies and credentials' });
    return found.map((one) => ({ ...one, at: is.at.cors ?? operationAt }));
  },
};
