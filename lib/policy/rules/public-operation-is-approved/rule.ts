// Being public is a decision: a waiver says who took it, and until when it stands.

import { defineRule } from '../../rule.js';
import { forOperations } from '../../rule-kinds.js';

export const publicOperationIsApproved = defineRule({
  id: 'public-operation-is-approved',
  title: 'public operations are approved, until a date',
  group: 'authentication',
  severity: 'info',
  level: 'strict',
  aliases: [],
  standards: [{ standard: 'OWASP API 2023', requirement: 'API2' }],
  risk: 'an operation that was opened for a reason of last year stays open',
  hint: 'add a waiver of this rule with `reason`, `until` and `approvedBy`',
  check: forOperations(
    // Behind an answer that stands in the specification itself there is nothing to reach.
    ({ method, settings }) => method !== 'options' && settings.backend?.kind !== 'mock',
    ({ method, path, settings, at }) =>
      settings.public === undefined
        ? []
        : [
            {
              at: settings.at.public ?? at,
              message: `${method.toUpperCase()} ${path} is public: ${settings.public}`,
            },
          ],
  ),
});
