// Which classes of data travel.

import type { DataClass } from '../../annotations/index.js';
import type { OperationFacet } from '../change.js';
import { compareSets, listed } from '../values.js';

export const data: OperationFacet = {
  kind: 'data',
  compare: (before, after) => {
    const answered = compareSets(before.route.answeredClasses, after.route.answeredClasses);
    const all = compareSets(before.route.dataClasses, after.route.dataClasses);
    const exposed = answered.added.filter(isSensitive);
    const sent = all.added.filter((one) => isSensitive(one) && !answered.added.includes(one));
    const gone = all.removed.filter(isSensitive);
    const open = after.route.authentication.kind === 'none';
    return [
      ...(exposed.length > 0
        ? [
            {
              severity: open ? ('error' as const) : ('warning' as const),
              message: `answers now hold ${listed(exposed)} data${open ? ', for everybody' : ''}`,
            },
          ]
        : []),
      ...(sent.length > 0
        ? [{ severity: 'info' as const, message: `requests now hold ${listed(sent)} data` }]
        : []),
      ...(gone.length > 0
        ? [{ severity: 'info' as const, message: `no longer holds ${listed(gone)} data` }]
        : []),
    ];
  },
};

function isSensitive(one: DataClass): boolean {
  return one !== 'public';
}
