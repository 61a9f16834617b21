// Which web pages may call.

import type { Cors } from '../../annotations/index.js';
import type { Difference, OperationFacet } from '../change.js';
import { compareSets, listed, type SetChange } from '../values.js';

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
    if (was.cors && is.cors) found.push(...lists(was.cors, is.cors));
    return found.map((one) => ({ ...one, at: is.at.cors ?? operationAt }));
  },
};

function lists(was: Cors, is: Cors): Difference[] {
  // Without a list all methods of the path may be used.
  const [used, usedNow] = [was.methods ?? ['*'], is.methods ?? ['*']];
  return [
    ...widened('use', 'methods', compareSets(used, usedNow), 'warning'),
    ...widened('send', 'headers', compareSets(was.headers, is.headers), 'info'),
    ...widened('read', 'headers', compareSets(was.expose, is.expose), 'info'),
  ];
}

function widened(
  may: string,
  what: string,
  { added, removed }: SetChange<string>,
  severity: Difference['severity'],
): Difference[] {
  if (added.length === 0 || removed.includes('*')) return [];
  return added.includes('*')
    ? [{ severity: 'warning', message: `pages may now ${may} any ${what}` }]
    : [{ severity, message: `pages may now ${may} the ${what} ${listed(added)}` }];
}
