// What the API says of itself: compliance, owner, and what it has accepted for a time.

import type { Waiver } from '../../annotations/index.js';
import type { ApiFacet, Difference } from '../change.js';
import { compareSets, listed } from '../values.js';

export const promises: ApiFacet = {
  kind: 'compliance',
  compare: (before, after) => {
    const { added, removed } = compareSets(before.plan.compliance, after.plan.compliance);
    const at = after.model.annotations.root.at.child('compliance');
    const found: Difference[] = [];
    if (removed.length > 0)
      found.push({ severity: 'warning', message: `no longer claims ${listed(removed)}`, at });
    if (added.length > 0)
      found.push({ severity: 'info', message: `now claims ${listed(added)}`, at });
    if (before.plan.owner !== after.plan.owner)
      found.push({
        severity: after.plan.owner === undefined ? 'warning' : 'info',
        message: `owner changed: ${before.plan.owner ?? 'none'} → ${after.plan.owner ?? 'none'}`,
        at: after.model.annotations.root.at.child('owner'),
      });
    return found;
  },
};

export const waivers: ApiFacet = {
  kind: 'waiver',
  compare: (before, after) => {
    const was = new Map(before.model.annotations.waivers.map((one) => [keyOf(one), one]));
    const is = new Map(after.model.annotations.waivers.map((one) => [keyOf(one), one]));
    const added = [...is].filter(([key]) => !was.has(key)).map(([, one]) => one);
    const longer = [...is].filter(([key, one]) => (was.get(key)?.until ?? '9') < one.until);
    const gone = [...was].filter(([key]) => !is.has(key)).map(([, one]) => one);
    return [
      ...added.map(({ rule, until, reason, at }) => ({
        severity: 'warning' as const,
        message: `\`${rule}\` is now waived until ${until}: ${reason}`,
        at,
      })),
      ...longer.map(([, { rule, until, at }]) => ({
        severity: 'warning' as const,
        message: `the waiver of \`${rule}\` now lasts until ${until}`,
        at,
      })),
      ...gone.map(({ rule }) => ({
        severity: 'info' as const,
        message: `\`${rule}\` is no longer waived`,
      })),
    ];
  },
};

/** Each of the files of an API has a place of the same pointer. */
function keyOf({ rule, scope }: Waiver): string {
  return [rule, scope.file, scope.pointer].join('\n');
}
