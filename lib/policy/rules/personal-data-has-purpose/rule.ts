// A record of processing says for each operation which personal data it handles, and what for. Who answers for
// it is said once, for the API: `api-has-owner`.

import { dataMarks } from '../../../model/index.js';
import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const personalDataHasPurpose = defineRule({
  id: 'personal-data-has-purpose',
  title: 'operations with personal data say what for',
  group: 'hygiene',
  severity: 'warning',
  level: 'strict',
  aliases: [],
  standards: [{ standard: 'GDPR', requirement: 'Art. 30' }],
  risk: 'the record of processing activities has gaps, and requests of data subjects cannot be answered',
  hint: 'add a `summary` that names the purpose',
  check: forOperations(
    (operation, model) =>
      dataMarks(model, operation).some(({ data }) => data === 'pii' || data === 'phi'),
    ({ summary, description, at }) =>
      summary || description
        ? []
        : [{ at, message: 'handles personal data, and has no purpose (`summary`)' }],
  ),
});
