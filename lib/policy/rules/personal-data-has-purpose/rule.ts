// A record of processing says for each operation which personal data it handles, what for, and who answers for it.

import { dataMarks } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const personalDataHasPurpose = defineRule({
  id: 'personal-data-has-purpose',
  title: 'operations with personal data say what for, and who answers for it',
  group: 'hygiene',
  severity: 'warning',
  level: 'strict',
  aliases: [],
  standards: [{ standard: 'GDPR', requirement: 'Art. 30' }],
  risk: 'the record of processing activities has gaps, and requests of data subjects cannot be answered',
  hint: 'add a `summary` that names the purpose, and `owner: <team>` to the root `x-gateway`',
  check: forOperations(
    (operation, model) =>
      dataMarks(model, operation).some(({ data }) => data === 'pii' || data === 'phi'),
    ({ summary, description, at }, { annotations }) => {
      const missing = [
        ...(summary || description ? [] : ['no purpose (`summary`)']),
        ...(annotations.root.owner === undefined ? ['no `owner`'] : []),
      ];
      return missing.length > 0
        ? [{ at, message: `handles personal data, and has ${missing.join(' and ')}` }]
        : [];
    },
  ),
});
