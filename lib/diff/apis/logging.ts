// What is recorded, for how long, and what is masked.

import type { ApiFacet, Difference } from '../change.js';
import { compareSets, compareSwitch, listed, same } from '../values.js';

export const logging: ApiFacet = {
  kind: 'logging',
  compare: (before, after) => {
    const [was, is] = [before.plan.logging, after.plan.logging];
    const masked = compareSets(was.dataIdentifiers, is.dataIdentifiers);
    const [earlier, now] = [was.settings, is.settings];
    const found: Difference[] = [
      ...(earlier.retention === now.retention
        ? []
        : [
            {
              severity:
                now.retention < earlier.retention ? ('warning' as const) : ('info' as const),
              message: `logs are kept for ${now.retention} days, no longer ${earlier.retention}`,
            },
          ]),
      ...(masked.removed.length > 0
        ? [
            {
              severity: 'warning' as const,
              message: `logs no longer mask ${listed(masked.removed)}`,
            },
          ]
        : []),
      ...(masked.added.length > 0
        ? [{ severity: 'info' as const, message: `logs now mask ${listed(masked.added)}` }]
        : []),
      ...compareSwitch('tracing', earlier.tracing, now.tracing),
      ...(earlier.level === 'info' && now.level === 'error'
        ? [{ severity: 'info' as const, message: 'the execution log now holds errors only' }]
        : []),
      ...(same(earlier.destination, now.destination)
        ? []
        : [
            {
              severity: 'warning' as const,
              message: `access logs now go to ${now.destination.kind === 'firehose' ? `the stream ${now.destination.stream}` : 'CloudWatch Logs'}`,
            },
          ]),
    ];
    const at = after.model.annotations.root.at.child('logging');
    return found.map((one) => ({ ...one, at }));
  },
};
