// Incidents are found months later; the logs must still be there.

import { defineRule } from '../../rule.js';
import { forApi } from '../../rule-kinds.js';

/** Days. PCI DSS 4.0, 10.5.1: audit log history is kept for at least 12 months. */
const YEAR = 365;

export const logRetentionCoversAYear = defineRule({
  id: 'log-retention-covers-a-year',
  title: 'logs are kept for at least a year',
  group: 'logging',
  severity: 'warning',
  aliases: ['CKV_AWS_338'],
  standards: [
    { standard: 'PCI DSS 4.0', requirement: '10.5.1' },
    { standard: 'NIST 800-53r5', requirement: 'AU-11' },
  ],
  risk: 'an incident that is found late cannot be reconstructed',
  hint: 'set `logging: { retention: 365d }` or more',
  check: forApi(({ model, plan }) => {
    const { retention } = plan.logging.settings;
    if (retention >= YEAR) return [];
    return [
      {
        at: model.annotations.root.at.child('logging', 'retention'),
        message: `logs are kept for ${retention} days`,
      },
    ];
  }),
});
